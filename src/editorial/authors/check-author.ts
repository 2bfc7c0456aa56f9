import { webAddressFault } from '../../rules/body/safe-link.js';
import type { Fault } from '../../rules/domain-error.js';
import { checkSlug } from '../../rules/slug.js';
import { FigureInput } from '../articles/article.input.js';
import { faultsOf } from '../check-input.js';
import type { LocalizedText } from './author.entity.js';
import { AuthorInput, authorLimits, type LocalizedTextInput } from './author.input.js';

/** Everything that is wrong with an author as written. */
export function authorFaults(input: AuthorInput): Fault[] {
  return [
    ...faultsOf(AuthorInput, input, ['input']),
    ...(input.name === null ? [nameRequired()] : []),
    ...(input.slug == null ? [] : checkSlug(input.slug, ['input', 'slug'])),
    ...textFaults(input.jobTitle, 'jobTitle', authorLimits.jobTitle),
    ...textFaults(input.bio, 'bio', authorLimits.bio),
    ...linkFaults(input.sameAs),
    ...(input.image ? faultsOf(FigureInput, input.image, ['input', 'image']) : []),
  ];
}

export function nameRequired(): Fault {
  return { code: 'REQUIRED', message: 'An author needs a name.', field: ['input', 'name'] };
}

/** Texts by locale, as they are stored; empty ones are none. */
export function localized(
  texts: readonly LocalizedTextInput[] | null | undefined,
): LocalizedText | undefined {
  if (texts === undefined) return undefined;
  const written = (texts ?? []).map(({ locale, text }) => [locale, text.trim()] as const);
  return Object.fromEntries(written.filter(([, text]) => text !== ''));
}

function linkFaults(links: readonly string[] | null | undefined): Fault[] {
  return (links ?? []).flatMap((link, index): Fault[] => {
    const message = webAddressFault(link);
    return message === null
      ? []
      : [{ code: 'UNSAFE_LINK', message, field: ['input', 'sameAs', String(index)] }];
  });
}

function textFaults(
  texts: readonly LocalizedTextInput[] | null | undefined,
  field: string,
  most: number,
): Fault[] {
  return (texts ?? []).flatMap(({ locale, text }, index): Fault[] => {
    const path = ['input', field, String(index)];
    if (texts!.findIndex((it) => it.locale === locale) !== index) {
      const message = `There are two texts in ${locale}. Send one for each locale.`;
      return [{ code: 'INVALID', message, field: [...path, 'locale'] }];
    }
    if (text.length <= most) return [];
    const message = `This has ${text.length} characters; at most ${most} are allowed.`;
    return [{ code: 'TOO_LONG', message, field: [...path, 'text'] }];
  });
}
