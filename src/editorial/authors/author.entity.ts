import type { StoredFigure } from '../articles/revision-content.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Texts by locale: {"en": "...", "nl": "..."}. */
export type LocalizedText = Readonly<Record<string, string>>;

/** Who signs articles. Read only: writes are statements that check the version. */
@Entity({ schema: 'editorial', name: 'author' })
export class AuthorEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  credentials!: string | null;

  @Column({ type: 'jsonb', name: 'job_title' })
  jobTitle!: LocalizedText;

  @Column({ type: 'jsonb' })
  bio!: LocalizedText;

  @Column({ type: 'text', array: true, name: 'same_as' })
  sameAs!: string[];

  @Column({ type: 'jsonb', nullable: true })
  image!: StoredFigure | null;

  @Column({ type: 'integer' })
  version!: number;
}
