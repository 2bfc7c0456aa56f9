import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../rules/permissions.js';

/** A login. */
@Entity({ schema: 'editorial', name: 'user' })
export class UserEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  role!: Role;

  /** Selected by name alone, so that no list carries it along. */
  @Column({ type: 'text', name: 'password_hash', select: false })
  passwordHash!: string;

  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false })
  createdAt!: Date;
}
