import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartnerDisplay } from './partner.input.js';

/** Another site that shows articles. Read only: writes are statements that check the version. */
@Entity({ schema: 'editorial', name: 'partner' })
export class PartnerEntity {
  /** Public: it stands in the addresses of frames, and never rotates. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true })
  origins!: string[];

  /** Null: every locale. */
  @Column({ type: 'text', array: true, nullable: true })
  locales!: string[] | null;

  @Column({ type: 'text' })
  display!: PartnerDisplay;

  @Column({ type: 'text', nullable: true })
  attribution!: string | null;

  @Column({ type: 'boolean', name: 'is_active' })
  isActive!: boolean;

  @Column({ type: 'integer' })
  version!: number;
}
