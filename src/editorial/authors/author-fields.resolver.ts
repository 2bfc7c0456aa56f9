import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { toGlobalId } from '../../graphql/global-id.js';
import type { StoredFigure } from '../articles/revision-content.js';
import type { AuthorEntity, LocalizedText } from './author.entity.js';

interface LocalizedTextRow {
  readonly locale: string;
  readonly text: string;
}

@Resolver('Author')
export class AuthorFieldsResolver {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @ResolveField('id')
  id(author: AuthorEntity): string {
    return toGlobalId('Author', author.id);
  }

  @ResolveField('jobTitle')
  jobTitle(author: AuthorEntity, { locale }: { locale?: string | null }): string | null {
    return this.inLocale(author.jobTitle, locale);
  }

  @ResolveField('bio')
  bio(author: AuthorEntity, { locale }: { locale?: string | null }): string | null {
    return this.inLocale(author.bio, locale);
  }

  @ResolveField('jobTitles')
  jobTitles(author: AuthorEntity): LocalizedTextRow[] {
    return inEveryLocale(author.jobTitle);
  }

  @ResolveField('bios')
  bios(author: AuthorEntity): LocalizedTextRow[] {
    return inEveryLocale(author.bio);
  }

  @ResolveField('image')
  image({ image }: AuthorEntity): StoredFigure | null {
    return image && { ...image, imageId: image.imageId && toGlobalId('Image', image.imageId) };
  }

  private inLocale(texts: LocalizedText, locale: string | null | undefined): string | null {
    const { defaultLocale } = this.config.site;
    return texts[locale ?? defaultLocale] ?? texts[defaultLocale] ?? null;
  }
}

/** By locale: jsonb sorts its keys by their lengths first. */
function inEveryLocale(texts: LocalizedText): LocalizedTextRow[] {
  return Object.entries(texts)
    .map(([locale, text]) => ({ locale, text }))
    .toSorted((a, b) => (a.locale < b.locale ? -1 : 1));
}
