import sharp from 'sharp';
import { fromGlobalId } from '../../src/graphql/global-id.js';
import type { Role } from '../../src/rules/permissions.js';
import { Markers } from './markers.js';
import type { Story, StoryDesk } from './story-desk.js';

export const NAME = 'Zymurgia Quokkasdottir';
export const WORDS = ['xylocarpine', 'vexillophile', 'tatterdemalion'] as const;
export const SLUG = 'told-by-a-patient';
export const LEAD = 'led-by-a-patient';
const ORIGIN = 'https://league.example';

/** A story on every surface there is, and what tells that it is there. */
export interface StoryEverywhere {
  readonly story: Story;
  readonly markers: Markers;
  /** The image's own id. */
  readonly imageRow: string;
  readonly consentId: string;
  /** Published twice, published with the story first, planned, and a draft. */
  readonly articles: readonly string[];
  readonly partnerId: string;
  /** Of the draft. */
  readonly previewToken: string;
}

/** Publishes a story with a portrait and a figure in an article of each kind, with evidence, a partner and a preview. */
export async function publishEverywhere(site: {
  readonly url: string;
  readonly desk: StoryDesk;
  readonly cookies: Readonly<Record<Role, string>>;
  readonly ask: (query: string, variables: object, role: Role) => Promise<{ readonly data: unknown }>;
}): Promise<StoryEverywhere> {
  const { url, desk, cookies, ask } = site;
  const imageFile = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#c0ffee' } })
    .jpeg()
    .toBuffer();
  const uploaded = await fetch(`${url}/editor/media`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', cookie: cookies.ADMIN },
    body: new Uint8Array(imageFile),
  });
  const image = (await uploaded.json()) as { id: string };
  if (uploaded.status !== 201) throw new Error(`The image was refused: ${uploaded.status}`);
  const imageRow = fromGlobalId(image.id, 'id').id;
  const markers = new Markers([...NAME.split(' '), ...WORDS, imageRow, image.id]);

  const story = await desk.create({
    name: NAME,
    imageId: image.id,
    texts: [
      {
        locale: 'en',
        imageAlt: `${NAME}, a ${WORDS[2]}`,
        body: {
          portableText: [
            {
              _type: 'block',
              style: 'normal',
              children: [{ _type: 'span', text: `I took ${WORDS[0]}.` }],
            },
            { _type: 'block', style: 'blockquote', children: [{ _type: 'span', text: `A ${WORDS[1]}!` }] },
            { _type: 'figure', imageId: image.id, alt: WORDS[2], caption: WORDS[2] },
          ],
        },
      },
    ],
  });
  const consent = await desk.consent(story, { scopes: ['SITE', 'PARTNERS'], note: `signed by ${NAME}` });
  const consentId = consent.id;
  const evidence = await fetch(
    `${url}/editor/consents/${consentId}/evidence?name=${encodeURIComponent(`${NAME}.pdf`)}`,
    { method: 'POST', headers: { cookie: cookies.EDITOR }, body: `%PDF-1.7 ${NAME}` },
  );
  if (evidence.status !== 201) throw new Error(`The evidence was refused: ${await evidence.text()}`);

  // Without a summary readers are shown the beginning of the text: here, of the story.
  const told = await desk.article('Told by a patient', story.id, { slug: SLUG });
  const led = await desk.article('Led by a patient', story.id, {
    slug: LEAD,
    body: {
      portableText: [
        { _type: 'testimonial', testimonial: { _type: 'reference', _ref: story.id } },
        { _type: 'block', style: 'h2', children: [{ _type: 'span', text: 'Causes' }] },
        { _type: 'block', style: 'normal', children: [{ _type: 'span', text: 'Nobody knows.' }] },
        { _type: 'testimonial', testimonial: { _type: 'reference', _ref: story.id } },
      ],
    },
    relatedIds: [told.id],
  });
  const revised = await desk.retitle(await desk.publish(told), 'Told by a patient again');
  await desk.publish(revised);
  await desk.publish(led);
  const planned = await desk.article('Planned with a story', story.id, { slug: 'planned' });
  await desk.publish(planned, { at: new Date(Date.now() + 86_400_000).toISOString() });
  const draft = await desk.article('Draft with a story', story.id, { slug: 'draft' });
  const articles = [told.id, led.id, planned.id, draft.id];

  const partner = await ask(
    `mutation ($input: PartnerInput!) { createPartner(input: $input) { partner { publicId } } }`,
    { input: { name: 'A league', origins: [ORIGIN] } },
    'ADMIN',
  );
  const partnerId = (partner.data as { createPartner: { partner: { publicId: string } } }).createPartner
    .partner.publicId;
  const link = await ask(
    `mutation ($articleId: ID!) { createPreviewLink(articleId: $articleId) { token } }`,
    { articleId: draft.id },
    'ADMIN',
  );
  const previewToken = (link.data as { createPreviewLink: { token: string } }).createPreviewLink.token;
  return { story, markers, imageRow, consentId, articles, partnerId, previewToken };
}
