import { seedLibrary } from './delivery-library.js';
import { articleId, DeliverySeed } from './delivery-seed.js';

/** Public ids of partners that are there from the start. */
export const PARTNERS = {
  full: '00000000-0000-7000-8000-f00000000001',
  cards: '00000000-0000-7000-8000-f00000000002',
  dutch: '00000000-0000-7000-8000-f00000000003',
  suspended: '00000000-0000-7000-8000-f00000000004',
  unknown: '00000000-0000-7000-8000-f0000000000f',
} as const;

export const HOSTILE_TITLE = `</title><script>alert("x")</script>'"&`;
export const ARABIC = { slug: 'شلل', title: 'ما هو شلل بيل؟' } as const;
const PICTURE = '00000000-0000-7000-8000-e0000000000e';

/** The small library, with partners, a story that partners may not show, pictures, and articles that try to break out. */
export async function seedEmbeds(ownerUrl: string, origins: readonly string[]): Promise<void> {
  const seed = await DeliverySeed.connect(ownerUrl);
  await seedLibrary(seed);
  await seed.reading({
    article: 20,
    slug: 'hostile',
    title: HOSTILE_TITLE,
    summary: HOSTILE_TITLE,
    text: 'Plain.',
    authors: [1],
  });
  await seed.reading({
    article: 21,
    locale: 'ar',
    slug: ARABIC.slug,
    title: ARABIC.title,
    summary: 'ضعف مفاجئ في جانب واحد من الوجه.',
    text: 'ضعف مفاجئ في جانب واحد من الوجه، ويتعافى معظم الناس منه خلال أسابيع.',
    authors: [1],
  });
  const story =
    '<figure class="testimonial"><blockquote><p>PRIVATE words of Ada.</p></blockquote></figure>\n';
  const shown = '<p>Before.</p>\n';
  const causes = '<h2 id="causes">Causes</h2>\n<p>For partners.</p>\n';
  await seed.query(
    `update delivery.reading
        set html = $2, partner_html = $3, partner_markdown = '', partner_text = '',
            partner_sections = $4
      where article_id = $1`,
    [
      articleId(3),
      `${shown}${story}${causes}`,
      `${shown}${causes}`,
      JSON.stringify([
        { ...SECTION, anchor: 'top', level: 1, title: '', from: 0, to: shown.length },
        {
          ...SECTION,
          anchor: 'causes',
          level: 2,
          title: 'Causes',
          from: shown.length,
          to: (shown + causes).length,
        },
      ]),
    ],
  );
  await seed.query(
    `insert into delivery.image (image_id, file_hash, mime, width, height, is_revocable)
     values ($1, repeat('ab', 32), 'image/jpeg', 1600, 1067, false)`,
    [PICTURE],
  );
  await seed.query(
    `insert into delivery.image_use (image_id, reading_id, visible_from, visible_until)
     select $1, reading_id, visible_from, visible_until from delivery.reading where article_id = $2`,
    [PICTURE, articleId(2)],
  );
  await seed.query(`update delivery.reading set image = $2 where article_id = $1`, [
    articleId(2),
    JSON.stringify({ imageId: PICTURE, alt: 'An eye' }),
  ]);
  for (const [id, display, locales, isActive, attribution] of [
    [PARTNERS.full, 'FULL', null, true, 'Shown with kind permission'],
    [PARTNERS.cards, 'CARD', null, true, null],
    [PARTNERS.dutch, 'FULL', ['nl'], true, null],
    [PARTNERS.suspended, 'FULL', null, false, null],
  ] as const) {
    await seed.query(
      `insert into delivery.partner (partner_id, origins, locales, display, attribution, is_active)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, origins, locales, display, attribution, isActive],
    );
  }
  await seed.end();
}

const SECTION = { aspect: null, words: 10, characters: 50, images: 0, textFrom: 0, textTo: 0 };
