import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What articles are about, in one locale. Read only: writes are statements that check the version. */
@Entity({ schema: 'editorial', name: 'topic' })
export class TopicEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
