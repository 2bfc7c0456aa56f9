import { bodyLimits } from '../../rules/body/body.js';
import { is } from '../check-input.js';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from '../input-rules.js';

/** How long the parts of an article may be: characters, but for the body's bytes and the lists' entries. */
export const articleLimits = {
  title: 200,
  subtitle: 300,
  summary: 1_000,
  bodyBytes: bodyLimits.bytes,
  alt: 500,
  caption: 1_000,
  credit: 200,
  callToActionTitle: 200,
  callToActionText: 1_000,
  callToActionLabel: 100,
  seoTitle: 200,
  seoDescription: 500,
  address: 2_048,
  links: 20,
  videos: 20,
  videoSeconds: 86_400,
} as const;

/** A body in exactly one of three forms. */
export interface BodyInput {
  readonly portableText?: unknown;
  readonly markdown?: string | null;
  readonly html?: string | null;
}

function atMost(what: string, characters: number): ReturnType<typeof is> {
  return is('TOO_LONG', `${what} has at most ${characters.toLocaleString('en')} characters.`);
}

function written(what: string): ReturnType<typeof is> {
  return is('REQUIRED', `${what} is needed and cannot be empty.`);
}

/** A picture with what is said about it. */
export class FigureInput {
  imageId?: string | null;

  @MaxLength(articleLimits.alt, atMost('An alternative text', articleLimits.alt))
  alt!: string;

  @IsOptional()
  @MaxLength(articleLimits.caption, atMost('A caption', articleLimits.caption))
  caption?: string | null;

  @IsOptional()
  @MaxLength(articleLimits.credit, atMost('A credit', articleLimits.credit))
  credit?: string | null;
}

/** What a reader may do next. */
export class CallToActionInput {
  @Matches(/\S/u, written('The title of a call to action'))
  @MaxLength(articleLimits.callToActionTitle, atMost('The title', articleLimits.callToActionTitle))
  title!: string;

  @IsOptional()
  @MaxLength(articleLimits.callToActionText, atMost('The text', articleLimits.callToActionText))
  text?: string | null;

  @Matches(/\S/u, written('The label of a call to action'))
  @MaxLength(articleLimits.callToActionLabel, atMost('The label', articleLimits.callToActionLabel))
  label!: string;

  @MaxLength(articleLimits.address, atMost('An address', articleLimits.address))
  url!: string;

  image?: FigureInput | null;
}

/** A video that tells the same as the article. */
export class VideoInput {
  @MaxLength(articleLimits.address, atMost('An address', articleLimits.address))
  url!: string;

  @Matches(/\S/u, written('The title of a video'))
  @MaxLength(articleLimits.title, atMost('A title', articleLimits.title))
  title!: string;

  @IsOptional()
  @IsInt(is('INVALID', 'A duration is a whole number of seconds.'))
  @Min(1, is('INVALID', 'A duration is at least one second.'))
  @Max(articleLimits.videoSeconds, is('INVALID', 'A duration is at most a day.'))
  durationSeconds?: number | null;

  thumbnailId?: string | null;
}

/** A work the text rests on; `checkCitations` knows its rules. */
export interface CitationInput {
  readonly key: string;
  readonly text: string;
  readonly url?: string | null;
  readonly doi?: string | null;
  readonly pmid?: string | null;
  readonly accessedOn?: string | null;
}

/** What search engines and previews are told instead of title and summary. */
export class SeoInput {
  @IsOptional()
  @MaxLength(articleLimits.seoTitle, atMost('A title', articleLimits.seoTitle))
  title?: string | null;

  @IsOptional()
  @MaxLength(articleLimits.seoDescription, atMost('A description', articleLimits.seoDescription))
  description?: string | null;

  @IsOptional()
  @MaxLength(articleLimits.address, atMost('An address', articleLimits.address))
  canonicalUrl?: string | null;

  noIndex?: boolean | null;
}

const eachOnce = is('INVALID', 'Something stands in this list twice. List each once.');
const fewEnough = is('TOO_LONG', `This list has at most ${articleLimits.links} entries.`);

/** What writing an article changes: what is left out stays, null clears. Ids are those of the rows. */
export class UpdateArticleInput {
  @ValidateIf((input: UpdateArticleInput) => input.title !== undefined)
  @Matches(/\S/u, written('A title'))
  @MaxLength(articleLimits.title, atMost('A title', articleLimits.title))
  title?: string | null;

  slug?: string | null;

  @IsOptional()
  @MaxLength(articleLimits.subtitle, atMost('A subtitle', articleLimits.subtitle))
  subtitle?: string | null;

  @IsOptional()
  @MaxLength(articleLimits.summary, atMost('A summary', articleLimits.summary))
  summary?: string | null;

  body?: BodyInput | null;

  image?: FigureInput | null;

  callToAction?: CallToActionInput | null;

  seo?: SeoInput | null;

  @IsOptional()
  @ArrayUnique(eachOnce)
  @ArrayMaxSize(articleLimits.links, fewEnough)
  authorIds?: readonly string[] | null;

  @IsOptional()
  @ArrayUnique(eachOnce)
  @ArrayMaxSize(articleLimits.links, fewEnough)
  topicIds?: readonly string[] | null;

  @IsOptional()
  @ArrayUnique(eachOnce)
  @ArrayMaxSize(articleLimits.links, fewEnough)
  relatedIds?: readonly string[] | null;

  citations?: readonly CitationInput[] | null;

  @IsOptional()
  @ArrayMaxSize(
    articleLimits.videos,
    is('TOO_LONG', `An article has at most ${articleLimits.videos} videos.`),
  )
  videos?: readonly VideoInput[] | null;

  @IsOptional()
  @Min(1, is('INVALID', 'Revisions are numbered from 1 on.'))
  translatedRevision?: number | null;

  originallyPublishedAt?: Date | null;
}

/** A new article. */
export class CreateArticleInput extends UpdateArticleInput {
  locale?: string | null;

  translationOf?: string | null;
}
