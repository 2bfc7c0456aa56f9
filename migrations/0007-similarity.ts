import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Term vectors of reading rows and, out of them, each one's nearest neighbours. */
export class Similarity1763596800007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- document_frequency is a statistic over visible rows, refreshed outside the gate.
      create table delivery.lexeme (
        id                 integer not null generated always as identity,
        locale             text    not null,
        lexeme             text    not null collate "C",
        document_frequency integer not null default 0,
        constraint lexeme_pk     primary key (id),
        constraint lexeme_unique unique (locale, lexeme)
      );

      create table delivery.corpus (
        locale         text    not null,
        documents      integer not null,
        average_length real    not null,
        constraint corpus_pk primary key (locale)
      );

      -- length: number of words, those of the title counted four times. norm: length of the TF-IDF vector, by the
      -- statistics of the day it was computed.
      create table delivery.document (
        doc    integer not null,
        locale text    not null,
        length integer not null,
        norm   real    not null,
        constraint document_pk         primary key (doc),
        constraint document_reading_fk foreign key (doc) references delivery.reading (doc) on delete cascade
      );
      create index document_locale on delivery.document (locale);

      -- impact: what the word adds to a BM25 score but for its idf, by the average length of the day it was computed. The
      -- index has the postings of a word by it, so that a common word's best are found without its many.
      create table delivery.term (
        doc       integer not null,
        lexeme_id integer not null,
        frequency real    not null,
        impact    real    not null,
        constraint term_pk         primary key (doc, lexeme_id) include (frequency, impact),
        constraint term_reading_fk foreign key (doc) references delivery.reading (doc) on delete cascade
      );
      create index term_lexeme on delivery.term (lexeme_id, impact desc) include (doc, frequency);

      -- Cosine of TF-IDF vectors, 0 to 1. No foreign keys: their locks would let two publishers wait for each other. A row
      -- whose publication is gone shows nowhere.
      create table delivery.neighbour (
        publication_id uuid not null,
        neighbour_id   uuid not null,
        score          real not null,
        constraint neighbour_pk         primary key (publication_id, neighbour_id),
        constraint neighbour_not_itself check (publication_id <> neighbour_id)
      );
      create index neighbour_list on delivery.neighbour (publication_id, score desc, neighbour_id);
      create index neighbour_of   on delivery.neighbour (neighbour_id);

      -- The words of a scheduled article are as private as the article: the delivery login sees no lexicon at all,
      -- and of neighbours only those it may read.
      alter table delivery.lexeme    enable row level security;
      alter table delivery.corpus    enable row level security;
      alter table delivery.document  enable row level security;
      alter table delivery.term      enable row level security;
      alter table delivery.neighbour enable row level security;
      create policy visible_now on delivery.neighbour for select
        using (exists (select from delivery.reading where reading.publication_id = neighbour.publication_id)
           and exists (select from delivery.reading where reading.publication_id = neighbour_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table delivery.neighbour, delivery.term, delivery.document, delivery.corpus, delivery.lexeme;`,
    );
  }
}
