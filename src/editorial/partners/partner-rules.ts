import type { Config } from '../../config/config.js';
import { DomainError, type Fault } from '../../rules/domain-error.js';
import { mostOrigins, readOrigin } from '../../rules/partner/origin.js';
import { faultsOf } from '../check-input.js';
import { localeFaults } from '../site-locale.js';
import { PartnerInput } from './partner.input.js';

/** Everything that is wrong with a partner as written; a new one needs a name and origins. */
export function partnerFaults(input: PartnerInput, config: Config, isNew: boolean): Fault[] {
  return [
    ...faultsOf(PartnerInput, input, ['input']),
    ...(input.name === null || (isNew && input.name === undefined) ? [nameRequired()] : []),
    ...(input.origins != null || isNew || input.origins === null ? originFaults(input.origins ?? []) : []),
    ...(input.locales ?? []).flatMap((locale, at) =>
      localeFaults(locale, config, ['input', 'locales', String(at)]),
    ),
  ];
}

/** Origins in the spelling that browsers compare, each once, in their order. They have been checked. */
export function normalisedOrigins(origins: readonly string[]): string[] {
  const read = origins.map(readOrigin).flatMap((it) => ('origin' in it ? [it.origin] : []));
  return [...new Set(read)];
}

/** Locales each once; null for all, as an empty list would let a partner show nothing. */
export function normalisedLocales(locales: readonly string[] | null): string[] | null {
  return locales === null || locales.length === 0 ? null : [...new Set(locales)];
}

export function partnerNameTaken(): DomainError {
  return DomainError.of('TAKEN', 'Another partner has this name. Choose another one.', ['input', 'name']);
}

function nameRequired(): Fault {
  return { code: 'REQUIRED', message: 'A partner needs a name.', field: ['input', 'name'] };
}

function originFaults(origins: readonly string[]): Fault[] {
  const field = ['input', 'origins'];
  if (origins.length === 0) {
    const message =
      'A partner needs at least one origin: the site whose pages show articles, like https://example.org.';
    return [{ code: 'REQUIRED', message, field }];
  }
  if (origins.length > mostOrigins) {
    const message = `A partner has at most ${mostOrigins} origins; these are ${origins.length}.`;
    return [{ code: 'TOO_LONG', message, field }];
  }
  return origins.flatMap((origin, at) => {
    const read = readOrigin(origin);
    return 'origin' in read
      ? []
      : [{ code: 'INVALID' as const, message: read.fault, field: [...field, String(at)] }];
  });
}
