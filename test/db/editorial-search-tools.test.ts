import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateArticleCommand } from '../../src/editorial/articles/commands/create-article.command.js';
import { PublishArticleCommand } from '../../src/editorial/articles/commands/publish-article.command.js';
import { CreateTopicCommand } from '../../src/editorial/topics/create-topic.command.js';
import { toGlobalId } from '../../src/graphql/global-id.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startDelivery, type DeliveryServer } from '../support/delivery-server.js';
import { startEditorial, type Credential, type EditorialServer } from '../support/editorial-server.js';

const ARTICLES = [
  ['Facial palsy', 'A sudden weakness of one side of the face. The nerve is swollen. Most recover.'],
  ['Care of the eye', 'An eye that does not close dries out. Tape the lid at night, use drops by day.'],
  ['Taping the eye at night', 'How to tape an eye lid so that it stays closed, with drops before.'],
  ['The clinic', 'Where our clinic is, when it is open, and who works at the clinic.'],
] as const;

const GROUP = 'synonymGroup { id locale phrases version } contentVersion userErrors { code message field }';
const LIST = 'stopList { locale words version } contentVersion userErrors { code message field }';
const CREATE = `mutation ($input: SynonymGroupInput!, $key: String) {
  payload: createSynonymGroup(input: $input, idempotencyKey: $key) { ${GROUP} } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: SynonymGroupInput!) {
  payload: updateSynonymGroup(id: $id, expectedVersion: $version, input: $input) { ${GROUP} } }`;
const DELETE = `mutation ($id: ID!, $version: Int!, $key: String) {
  payload: deleteSynonymGroup(id: $id, expectedVersion: $version, idempotencyKey: $key) {
    id contentVersion userErrors { code message field } } }`;

interface Group {
  readonly id: string;
  readonly locale: string;
  readonly phrases: readonly string[];
  readonly version: number;
}
interface Refusable {
  readonly contentVersion: number;
  readonly userErrors: readonly { code: string; message: string; field: string[] }[];
}
type GroupPayload = Refusable & { readonly synonymGroup: Group | null };
type ListPayload = Refusable & { readonly stopList: { words: string[]; version: number } | null };
interface Explanation {
  readonly words: readonly {
    word: string;
    reading: string;
    correctedTo: string | null;
    stems: readonly string[];
  }[];
  readonly correctedText: string | null;
  readonly synonyms: readonly { group: Group; addedStems: readonly string[] }[];
  readonly stems: readonly { stem: string; weight: number; documents: number; idf: number | null }[];
  readonly documents: number;
  readonly matches: readonly {
    article: { published: { title: string } };
    score: number;
    words: readonly {
      stem: string;
      weight: number;
      frequency: number;
      impact: number;
      idf: number;
      contribution: number;
    }[];
  }[];
}

describe('what editors have for search', () => {
  let database: TestDatabase;
  let editorial: EditorialServer;
  let delivery: DeliveryServer;
  let editor: Credential & { readonly userId: string };
  const ids = new Map<string, string>();

  beforeAll(async () => {
    database = await createTestDatabase();
    editorial = await startEditorial(database.ownerUrl);
    delivery = await startDelivery(database.deliveryUrl);
    editor = await editorial.signedIn('EDITOR');
    const viewer = { userId: editor.userId, role: 'EDITOR' as const, scopes: null };
    const call = () => ({ now: new Date() });
    const topic = await editorial.get(CreateTopicCommand).run({ name: 'Eyes' }, viewer, call());
    for (const [title, markdown] of ARTICLES) {
      const topicIds = title.includes('eye') ? [topic.id] : [];
      const create = { title, body: { markdown }, topicIds };
      const { id } = await editorial.get(CreateArticleCommand).run(create, viewer, call());
      await editorial.get(PublishArticleCommand).run({ id, expectedVersion: 1 }, viewer, call());
      ids.set(title, toGlobalId('Article', id));
    }
    const hidden = { title: 'Secret trial', body: { markdown: 'A secret trial of an eye drop.' } };
    await editorial.get(CreateArticleCommand).run(hidden, viewer, call());
  });

  afterAll(async () => {
    await delivery?.close();
    await editorial?.close();
    await database?.drop();
  });

  async function find(text: string): Promise<{ title: string; score: number }[]> {
    const query = `query ($text: String!) {
      search(text: $text, filter: { locale: "en" }) { edges { score node { title } } } }`;
    const { data, errors } = await delivery.ask(query, { text });
    expect(errors).toEqual([]);
    const { edges } = (data as { search: { edges: { score: number; node: { title: string } }[] } }).search;
    return edges.map(({ score, node }) => ({ title: node.title, score }));
  }
  const titles = async (text: string) => (await find(text)).map(({ title }) => title);

  async function change<Payload>(mutation: string, variables: object): Promise<Payload> {
    const { data, errors } = await editorial.ask<{ payload: Payload }>(mutation, variables, editor);
    expect(errors).toEqual([]);
    return data.payload;
  }
  const create = (phrases: string[], more: object = {}) =>
    change<GroupPayload>(CREATE, { input: { locale: 'en', phrases }, ...more });
  const remove = (group: Group, key?: string) =>
    change<Refusable & { id: string | null }>(DELETE, { id: group.id, version: group.version, key });

  async function explain(text: string, first = 5): Promise<Explanation> {
    const query = `query ($text: String!, $first: Int) { explainSearch(text: $text, locale: "en", first: $first) {
      words { word reading correctedTo stems } correctedText documents
      synonyms { group { id phrases } addedStems } stems { stem weight documents idf }
      matches { score article { published { title } } words { stem weight frequency impact idf contribution } }
    } }`;
    const { data, errors } = await editorial.ask<{ explainSearch: Explanation }>(
      query,
      { text, first },
      editor,
    );
    expect(errors).toEqual([]);
    return data.explainSearch;
  }

  describe('the thesaurus', () => {
    it('is obeyed by the next search, changed by the next one, and forgotten when a group is deleted', async () => {
      expect(await titles('prosopoplegia')).toEqual([]);
      const made = await create(['prosopoplegia', 'facial palsy']);
      expect(await titles('prosopoplegia')).toContain('Facial palsy');

      const { id, version } = made.synonymGroup!;
      const input = { phrases: ['prosopoplegia', 'eye that dries out'] };
      const changed = await change<GroupPayload>(UPDATE, { id, version, input });
      expect(changed.synonymGroup).toMatchObject({ version: 2, phrases: input.phrases });
      expect(await titles('prosopoplegia')).toContain('Care of the eye');
      expect(await titles('prosopoplegia')).not.toContain('Facial palsy');

      const gone = await remove(changed.synonymGroup!);
      expect(gone.id).toBe(id);
      expect(await titles('prosopoplegia')).toEqual([]);
      const versions = [made, changed, gone].map((payload) => payload.contentVersion);
      expect(versions).toEqual([versions[0], versions[0]! + 1, versions[0]! + 2]);
      const { data } = await delivery.ask('{ contentVersion }');
      expect(data).toEqual({ contentVersion: versions[2] });
    });

    it.each([
      [['only one'], 'REQUIRED', ['input', 'phrases']],
      [Array.from({ length: 51 }, (_, index) => `phrase ${index}`), 'TOO_LONG', ['input', 'phrases']],
      [['palsy', ' '], 'REQUIRED', ['input', 'phrases', '1']],
      [['palsy', 'x'.repeat(101)], 'TOO_LONG', ['input', 'phrases', '1']],
      [['paralysed', 'PARALYZED'], 'TAKEN', ['input', 'phrases', '1']],
      [['palsy', 'of the'], 'INVALID', ['input', 'phrases', '1']],
      [['palsy', '?!'], 'INVALID', ['input', 'phrases', '1']],
    ])('refuses %j', async (phrases, code, field) => {
      const { synonymGroup, userErrors } = await create(phrases);
      expect(synonymGroup).toBeNull();
      expect(userErrors).toMatchObject([{ code, field }]);
    });

    it('names the phrase that no question can say', async () => {
      const { userErrors } = await create(['palsy', 'of the']);
      expect(userErrors[0]!.message).toContain('ignores every word of "of the"');
    });

    it('is not written twice under one key, nor over a version that nobody saw', async () => {
      const first = await create(['droop', 'hanging mouth'], { key: 'droop' });
      const again = await create(['droop', 'hanging mouth'], { key: 'droop' });
      expect(again).toEqual(first);
      const { id } = first.synonymGroup!;
      const late = { id, version: 7, input: { phrases: ['a droop', 'b droop'] } };
      expect((await change<GroupPayload>(UPDATE, late)).userErrors).toMatchObject([
        { code: 'VERSION_CONFLICT' },
      ]);
      expect((await remove({ ...first.synonymGroup!, version: 7 })).userErrors).toMatchObject([
        { code: 'VERSION_CONFLICT' },
      ]);
      const gone = await remove(first.synonymGroup!, 'no droop');
      expect(await remove(first.synonymGroup!, 'no droop')).toEqual(gone);
      expect((await remove(first.synonymGroup!)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    });

    it('leaves a group as it is where nothing differs, and in its locale', async () => {
      const { synonymGroup, contentVersion } = await create(['numb', 'without feeling']);
      const { id, version, phrases } = synonymGroup!;
      const same = await change<GroupPayload>(UPDATE, { id, version, input: { phrases } });
      expect(same).toMatchObject({ contentVersion, synonymGroup: { version } });
      const moved = await change<GroupPayload>(UPDATE, { id, version, input: { locale: 'nl' } });
      expect(moved.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'locale'] }]);
      await remove(synonymGroup!);
    });

    it('is read page by page, by locale and by text', async () => {
      const made = [];
      for (const phrases of [
        ['Zoster', 'shingles'],
        ['botox', 'botulinum toxin'],
        ['Acoustic neuroma', 'schwannoma'],
      ]) {
        made.push((await create(phrases)).synonymGroup!);
      }
      const query = `query ($first: Int, $after: String, $text: String) {
        synonymGroups(locale: "en", first: $first, after: $after, text: $text) {
          totalCount nodes { phrases } pageInfo { hasNextPage endCursor } } }`;
      type Page = {
        synonymGroups: {
          totalCount: number;
          nodes: Group[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      const page = async (variables: object) =>
        (await editorial.ask<Page>(query, variables, editor)).data.synonymGroups;
      const one = await page({ first: 2 });
      expect(one.nodes.map(({ phrases }) => phrases[0])).toEqual(['Acoustic neuroma', 'botox']);
      const two = await page({ first: 2, after: one.pageInfo.endCursor });
      expect(two.nodes.map(({ phrases }) => phrases[0])).toEqual(['Zoster']);
      expect(two).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
      expect((await page({ text: 'TOXIN' })).nodes).toHaveLength(1);
      const { data } = await editorial.ask<{ node: object; synonymGroup: object }>(
        `query ($id: ID!) { node(id: $id) { ... on SynonymGroup { phrases } } synonymGroup(id: $id) { phrases } }`,
        { id: made[0]!.id },
        editor,
      );
      expect(data.node).toEqual({ phrases: ['Zoster', 'shingles'] });
      expect(data.synonymGroup).toEqual(data.node);
      for (const group of made) await remove(group);
    });
  });

  describe('the stop list', () => {
    const put = (name: 'addStopWords' | 'removeStopWords', words: string[], version: number) =>
      change<ListPayload>(
        `mutation ($words: [String!]!, $version: Int!) {
           payload: ${name}(input: { locale: "en", words: $words }, expectedVersion: $version) { ${LIST} } }`,
        { words, version },
      );

    it('makes the next search ignore a word in all its forms, until it is taken off', async () => {
      expect(await titles('clinics for the eye')).toContain('The clinic');
      const added = await put('addStopWords', ['Clinic', 'clinic'], 0);
      expect(added.stopList).toEqual({ locale: 'en', words: ['Clinic'], version: 1 });
      expect(await titles('clinics for the eye')).not.toContain('The clinic');
      expect(await titles('clinics for the eye')).toContain('Care of the eye');

      const removed = await put('removeStopWords', ['clinic', 'never'], 1);
      expect(removed.stopList).toMatchObject({ words: [], version: 2 });
      expect(removed.contentVersion).toBe(added.contentVersion + 1);
      expect(await titles('clinics for the eye')).toContain('The clinic');
    });

    it('never leaves a question without a word', async () => {
      const { stopList } = await put('addStopWords', ['clinic', 'open'], 2);
      expect(await titles('open clinic')).toEqual(['The clinic']);
      const { data } = await delivery.ask(
        '{ suggest(text: "clinic ", locale: "en") { articles { title } } }',
      );
      expect(data).toMatchObject({ suggest: { articles: [{ title: 'The clinic' }] } });
      await put('removeStopWords', ['open'], stopList!.version);
    });

    it('is read as it was written, and an empty one where nothing was', async () => {
      const query =
        '{ en: stopWords { locale words version } nl: stopWords(locale: "nl") { words version } }';
      const { data } = await editorial.ask<object>(query, {}, editor);
      expect(data).toEqual({
        en: { locale: 'en', words: ['clinic'], version: 4 },
        nl: { words: [], version: 0 },
      });
    });

    it.each([
      [[], 'REQUIRED', 'Send 1 to 100 words'],
      [['two words'], 'INVALID', 'not one word'],
      [['a,b'], 'INVALID', 'not one word'],
      [['%'], 'INVALID', 'not one word'],
      [['the'], 'INVALID', 'The language ignores "the" anyway'],
      [['eye-drop'], 'INVALID', 'takes "eye-drop" apart'],
      [['x'.repeat(51)], 'TOO_LONG', 'at most 50 characters'],
    ])('refuses %j', async (words, code, message) => {
      const { stopList, userErrors } = await put('addStopWords', words, 4);
      expect(stopList).toBeNull();
      expect(userErrors).toMatchObject([{ code }]);
      expect(userErrors[0]!.message).toContain(message);
    });

    it('is not written over a version that nobody saw', async () => {
      expect((await put('addStopWords', ['lid'], 0)).userErrors).toMatchObject([
        { code: 'VERSION_CONFLICT' },
      ]);
      expect((await put('removeStopWords', ['clinic'], 9)).userErrors).toMatchObject([
        { code: 'VERSION_CONFLICT' },
      ]);
    });
  });

  describe('the explanation of a ranking', () => {
    it('tells what was made of every word', async () => {
      const { synonymGroup } = await create(['facial palsy', 'hanging face']);
      const { words, correctedText, synonyms, stems } = await explain(
        "Won't the facial palzy clinic xylophones?",
      );
      expect(words).toEqual([
        { word: "won't", reading: 'LANGUAGE_STOP_WORD', correctedTo: null, stems: [] },
        { word: 'the', reading: 'LANGUAGE_STOP_WORD', correctedTo: null, stems: [] },
        { word: 'facial', reading: 'COUNTED', correctedTo: null, stems: ['facial'] },
        { word: 'palzy', reading: 'CORRECTED', correctedTo: 'palsy', stems: ['palsi'] },
        { word: 'clinic', reading: 'STOP_WORD', correctedTo: null, stems: ['clinic'] },
        { word: 'xylophones', reading: 'UNKNOWN', correctedTo: null, stems: ['xylophon'] },
      ]);
      expect(correctedText).toBe("Won't the facial palsy clinic xylophones?");
      expect(synonyms).toEqual([
        {
          group: { id: synonymGroup!.id, phrases: ['facial palsy', 'hanging face'] },
          addedStems: ['hang', 'face'],
        },
      ]);
      const weights = new Map(stems.map(({ stem, weight }) => [stem, weight]));
      expect([...weights.keys()].toSorted()).toEqual(['face', 'facial', 'hang', 'palsi', 'xylophon']);
      expect(weights.get('facial')).toBe(1);
      expect(weights.get('face')).toBeCloseTo(0.4);
      expect(stems.find(({ stem }) => stem === 'xylophon')).toMatchObject({ idf: null, documents: 0 });
      await remove(synonymGroup!);
    });

    it('tells a word that only the thesaurus has from one that nobody has', async () => {
      const { synonymGroup } = await create(['prosopoplegia', 'facial palsy']);
      const { words, matches } = await explain('prosopoplegia');
      expect(words).toMatchObject([{ reading: 'SYNONYM' }]);
      expect(matches[0]!.article.published.title).toBe('Facial palsy');
      await remove(synonymGroup!);
      expect((await explain('prosopoplegia')).words).toMatchObject([{ reading: 'UNKNOWN' }]);
    });

    it('counts a stop word that stands alone, and says so', async () => {
      const { words, matches } = await explain('clinic');
      expect(words).toMatchObject([{ word: 'clinic', reading: 'COUNTED' }]);
      expect(matches[0]!.article.published.title).toBe('The clinic');
    });

    it.each(['eye', 'tape an eye at night', 'facial palsy face nerve eye drops', 'palzy of an eye'])(
      'adds up to the scores that readers get for "%s"',
      async (text) => {
        const { matches } = await explain(text);
        expect(matches.map(({ article, score }) => ({ title: article.published.title, score }))).toEqual(
          await find(text),
        );
        expect(matches).not.toEqual([]);
        for (const { score, words } of matches) {
          const sum = words.reduce((total, { contribution }) => total + contribution, 0);
          expect(Math.floor(sum * 100_000 + 0.5) / 100_000).toBeCloseTo(score, 9);
          for (const { weight, idf, impact, contribution } of words) {
            expect(contribution).toBeCloseTo(weight * idf * impact, 5);
          }
        }
      },
    );

    it('tells how often a word stands in an article and in how many, the title four times', async () => {
      const { matches, stems, documents } = await explain('palsy');
      expect(documents).toBe(4);
      expect(stems).toMatchObject([{ stem: 'palsi', documents: 1 }]);
      expect(stems[0]!.idf).toBeCloseTo(Math.log(1 + (4 - 1 + 0.5) / (1 + 0.5)), 9);
      expect(matches[0]!.words).toMatchObject([{ stem: 'palsi', frequency: 4 }]);
    });

    it('knows nothing of what is not visible', async () => {
      const { stems, matches } = await explain('secret trial');
      expect(matches).toEqual([]);
      expect(stems.every(({ documents }) => documents === 0)).toBe(true);
    });

    it.each(['', '?', '\u0000', "'; --", 'a'.repeat(20_000), 'zzzz '.repeat(200), '顔面'])(
      'is no error for odd text number %#',
      async (text) => {
        expect((await explain(text)).matches).toEqual([]);
      },
    );

    it('is for signed-in editors and bounded', async () => {
      const outside = await editorial.ask('{ explainSearch(text: "eye") { documents } }');
      expect(outside.errors[0]!.extensions['code']).toBe('UNAUTHENTICATED');
      const tooMany = await editorial.ask(
        '{ explainSearch(text: "eye", first: 21) { documents } }',
        {},
        editor,
      );
      expect(tooMany.errors[0]!.message).toContain('first');
    });
  });

  it('tells why an article stands beside another', async () => {
    const query = `query ($id: ID!) { explainRelated(articleId: $id) {
      article { published { title } } score isPicked sharedWords { stem weight } sharedTopics { name } } }`;
    const { data, errors } = await editorial.ask<{
      explainRelated: {
        article: { published: { title: string } };
        score: number;
        sharedWords: { stem: string; weight: number }[];
        sharedTopics: { name: string }[];
      }[];
    }>(query, { id: ids.get('Care of the eye') }, editor);
    expect(errors).toEqual([]);
    const [nearest] = data.explainRelated;
    expect(nearest).toMatchObject({
      article: { published: { title: 'Taping the eye at night' } },
      isPicked: false,
      sharedTopics: [{ name: 'Eyes' }],
    });
    expect(nearest!.sharedWords.map(({ stem }) => stem)).toEqual(
      expect.arrayContaining(['eye', 'tape', 'drop']),
    );
    // Few words are shared, so all are told: their weights are the cosine, and the topic raises it.
    const cosine = nearest!.sharedWords.reduce((sum, { weight }) => sum + weight, 0);
    expect(nearest!.score).toBeCloseTo(cosine * (1 + 0.5 * (1 - cosine)), 4);
  });
});
