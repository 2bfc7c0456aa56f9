import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import type { Desk, DeskArticle } from './desk.js';

/** An article that readers see. */
export interface Visible {
  readonly id: string;
  readonly slug: string;
  readonly locale: string;
  readonly title: string;
  readonly body: { readonly markdown: string };
  readonly topics: readonly { readonly id: string }[];
}

/** What was written that readers may not see, to ask for it. */
export interface HiddenThings {
  readonly ids: string[];
  readonly slugs: string[];
  /** Words that stand nowhere else. */
  readonly words: string[];
  /** Instants at which something opens or closes. */
  readonly instants: string[];
}

/** More than a list of neighbours holds: whatever crowds it shows. */
const CROWD = 24;
const DAY_MS = 86_400_000;

export const canary = () => `cnry${randomBytes(8).toString('hex')}`;

/** Everything an editor can do without a reader's noticing, with the real commands. */
export class HiddenWriter {
  readonly things: HiddenThings = { ids: [], slugs: [], words: [], instants: [] };

  constructor(
    private readonly desk: Desk,
    private readonly visible: readonly Visible[],
    /** Slugs that visible articles had before. */
    private readonly formerSlugs: readonly string[],
  ) {}

  /** Drafts: of new articles, of translations, over former slugs, and newer revisions of what is visible. */
  async writeDrafts(): Promise<void> {
    const [first, second] = this.english();
    await this.create({});
    await this.create({ slug: this.formerSlugs[0]! });
    await this.create({ locale: 'fr', translationOf: first!.id });
    for (const article of [first!, second!]) {
      this.keep(await this.desk.update(await this.desk.find(article.id), this.content(article)));
    }
  }

  /** What the future holds: new articles, translations, next revisions, ends, and plans that were dropped. */
  async schedule(): Promise<void> {
    const [crowded, , third, fourth, fifth, sixth] = this.english();
    await this.desk.publish(await this.create({}), this.when(3));
    await this.desk.publish(await this.create({}), this.when(4, 5));
    await this.desk.publish(await this.create({ slug: this.formerSlugs[1]! }), this.when(2));
    await this.desk.publish(await this.create({ locale: 'fr', translationOf: third!.id }), this.when(2));
    for (const article of [third!, fourth!, fifth!]) {
      const next = await this.desk.update(await this.desk.find(article.id), this.content(article));
      this.keep(await this.desk.publish(next, article === fourth ? this.when(6, 9) : this.when(6)));
    }
    // Two next revisions in a row, and one that is called off.
    const twice = await this.desk.update(await this.desk.find(sixth!.id), this.content(sixth!));
    const again = await this.desk.update(await this.desk.publish(twice, this.when(7)), this.content(sixth!));
    this.keep(await this.desk.publish(again, this.when(8)));
    this.keep(await this.desk.unpublish(await this.desk.publish(await this.create({}), this.when(3))));
    for (let number = 0; number < CROWD; number += 1) {
      await this.desk.publish(await this.create({}, crowded), this.when(10 + number));
    }
  }

  /** What readers once saw: taken off, laid away, run out. */
  async letPass(database: Client): Promise<void> {
    const [crowded] = this.english();
    const off: DeskArticle[] = [];
    for (let number = 0; number < CROWD / 2; number += 1) {
      const article = await this.create({}, crowded);
      off.push(await this.desk.publish(article, { until: new Date(Date.now() + DAY_MS).toISOString() }));
    }
    await runOut(database, off);
    await this.desk.unpublish(
      await this.desk.publish(await this.create({ slug: this.formerSlugs[0] + '-2' })),
    );
    await this.desk.archive(await this.desk.publish(await this.create({ locale: 'nl' })));
    const last = await this.desk.publish(await this.create({}, crowded));
    await this.desk.archive(last);
  }

  private english(): Visible[] {
    return this.visible.filter(({ locale }) => locale === 'en');
  }

  private async create(more: object, like: Visible = this.english()[1]!): Promise<DeskArticle> {
    const locale = (more as { locale?: string }).locale ?? 'en';
    const { topicIds, ...content } = this.content(like);
    const links = like.locale === locale ? { topicIds } : { relatedIds: [] };
    const article = await this.desk.create({ ...content, locale, ...links, ...more });
    return this.keep(article);
  }

  /** The text of a visible article, so that statistics have something to notice, with words that stand nowhere else. */
  private content(like: Visible) {
    const word = canary();
    this.things.words.push(word);
    return {
      title: `${word} ${like.title}`,
      slug: `${word}-slug`,
      subtitle: `A ${word} subtitle`,
      summary: `What ${word} is`,
      body: {
        markdown: `${like.body.markdown}\n\n## ${word} symptoms\n\nThe ${word} [${word}](https://${word}.example).\n`,
      },
      image: { alt: `${word} image`, caption: word, credit: word },
      callToAction: { title: word, label: word, url: `https://${word}.example/` },
      seo: { title: word, description: word, canonicalUrl: `https://${word}.example/` },
      topicIds: this.visible
        .find(({ topics, locale }) => topics.length > 0 && locale === like.locale)!
        .topics.map(({ id }) => id),
      relatedIds: this.visible
        .filter(({ id, locale }) => id !== like.id && locale === like.locale)
        .slice(0, 5)
        .map(({ id }) => id),
      originallyPublishedAt: '2020-02-02T02:02:02.000Z',
    };
  }

  private when(days: number, untilDays?: number): { at: string; until?: string } {
    const instant = (number: number) => {
      const at = new Date(Math.ceil(Date.now() / DAY_MS + number) * DAY_MS).toISOString();
      this.things.instants.push(at);
      return at;
    };
    return { at: instant(days), ...(untilDays !== undefined && { until: instant(untilDays) }) };
  }

  private keep(article: DeskArticle): DeskArticle {
    if (!this.visible.some(({ id }) => id === article.id)) this.things.ids.push(article.id);
    this.things.slugs.push(article.slug);
    return article;
  }
}

/** Lets the time of publications pass: what a clock does by itself, and all that it does. */
async function runOut(database: Client, articles: readonly DeskArticle[]): Promise<void> {
  const ids = articles.map(({ id }) => Buffer.from(id, 'base64url').toString().split(':')[1]);
  const { rows } = await database.query<{ now: Date }>('select clock_timestamp() as now');
  const now = rows[0]!.now;
  for (const table of ['reading', 'reading_topic', 'reading_author']) {
    await database.query(`update delivery.${table} set visible_until = $2 where article_id = any ($1)`, [
      ids,
      now,
    ]);
  }
  await database.query(
    `update editorial.publication set visible = tstzrange(lower(visible), $2) where article_id = any ($1)`,
    [ids, now],
  );
}
