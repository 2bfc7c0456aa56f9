import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { toGlobalId } from '../../graphql/global-id.js';
import type { Body } from '../../rules/body/body.js';
import { bodyToMarkdown } from '../../rules/body/markdown/body-to-markdown.js';
import type { ConsentScope } from '../../rules/consent.js';
import { isAllowed } from '../../rules/permissions.js';
import type { ArticleRow } from '../articles/article.row.js';
import { viewerOf, type EditorialContext } from '../context.js';
import type { UserEntity } from '../users/user.entity.js';
import { mayReadStory } from './story-sight.js';
import type { ConsentRow, ConsentStatus, ReceiptRow, StoredText, TestimonialRow } from './testimonial.row.js';

type Text = StoredText & { readonly locale: string };

const DAY_MS = 86_400_000;

@Resolver('Testimonial')
export class TestimonialFieldsResolver {
  private readonly warningMs: number;

  constructor(@Inject(CONFIG) { consentWarningDays }: Config) {
    this.warningMs = consentWarningDays * DAY_MS;
  }

  @ResolveField('id')
  id(story: TestimonialRow): string {
    return toGlobalId('Testimonial', story.id);
  }

  @ResolveField('name')
  name(story: TestimonialRow, _: unknown, context: EditorialContext): string | null {
    return mayReadStory(viewerOf(context), story) ? story.name : null;
  }

  @ResolveField('texts')
  texts(story: TestimonialRow, _: unknown, context: EditorialContext): Text[] {
    if (!mayReadStory(viewerOf(context), story)) return [];
    return Object.entries(story.texts)
      .map(([locale, text]) => ({ locale, ...text }))
      .toSorted((one, other) => (one.locale < other.locale ? -1 : 1));
  }

  @ResolveField('imageId')
  imageId(story: TestimonialRow, _: unknown, context: EditorialContext): string | null {
    if (story.imageId === null || !mayReadStory(viewerOf(context), story)) return null;
    return toGlobalId('Image', story.imageId);
  }

  @ResolveField('status')
  status({ status, consentEndsAt, readAt }: TestimonialRow): ConsentStatus {
    const isEnding = consentEndsAt !== null && consentEndsAt.getTime() <= readAt.getTime() + this.warningMs;
    return status === 'VALID' && isEnding ? 'EXPIRING' : status;
  }

  @ResolveField('consents')
  consents(story: TestimonialRow, _: unknown, { loaders }: EditorialContext): Promise<ConsentRow[]> {
    return loaders.consentsOf.load(story.id);
  }

  @ResolveField('isShownNow')
  async isShownNow(
    story: TestimonialRow,
    { locale, scope }: { locale: string; scope?: ConsentScope | null },
    { loaders }: EditorialContext,
  ): Promise<boolean> {
    if (!story.texts[locale]) return false;
    const consents = await loaders.consentsOf.load(story.id);
    // Partners show what the site may show and they may.
    const wanted: ConsentScope[] = scope === 'PARTNERS' ? ['SITE', 'PARTNERS'] : ['SITE'];
    const covers = (it: ConsentRow) => it.isValid && (it.locales === null || it.locales.includes(locale));
    if (!wanted.every((each) => consents.some((it) => covers(it) && it.scopes.includes(each)))) return false;
    const shown = await loaders.shownLocales.load(story.id);
    return shown.some((it) => it.locale === locale);
  }

  @ResolveField('usedIn')
  usedIn(story: TestimonialRow, _: unknown, { loaders }: EditorialContext): Promise<ArticleRow[]> {
    return loaders.articlesUsing.load(story.id);
  }

  @ResolveField('createdBy')
  createdBy(
    { createdById }: TestimonialRow,
    _: unknown,
    { loaders }: EditorialContext,
  ): Promise<UserEntity | null> | null {
    return createdById === null ? null : loaders.user.load(createdById);
  }

  @ResolveField('withdrawalReason')
  withdrawalReason(
    { withdrawalReason }: TestimonialRow,
    _: unknown,
    context: EditorialContext,
  ): string | null {
    return isAllowed(viewerOf(context), 'testimonials:write') ? withdrawalReason : null;
  }

  @ResolveField('receipts')
  receipts(story: TestimonialRow, _: unknown, { loaders }: EditorialContext): Promise<ReceiptRow[]> {
    return loaders.receiptsOf.load(story.id);
  }
}

@Resolver('TestimonialText')
export class TestimonialTextFieldsResolver {
  @ResolveField('markdown')
  markdown({ body }: { body: Body }): string {
    return bodyToMarkdown(body);
  }
}
