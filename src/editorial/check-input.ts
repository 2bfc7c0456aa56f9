import type { ValidationError, ValidationOptions } from 'class-validator';
import { DomainError, type Fault, type UserErrorCode } from '../rules/domain-error.js';
import { validator } from './input-rules.js';

/** Decorator options that say what a violated rule is to the sender. */
export function is(code: UserErrorCode, message: string): ValidationOptions {
  return { message, context: { code } };
}

/**
 * What the rules written on an input class say about a plain input: faults with code and path. Inputs within inputs are
 * checked by calls of their own, with a longer path. Only known fields are looked at.
 */
export function faultsOf<Input extends object>(
  inputClass: new () => Input,
  input: Input,
  path: readonly string[],
): Fault[] {
  const checked = Object.assign(new inputClass(), input);
  // Classes without a single rule are right as they are.
  return validator()
    .validateSync(checked, { forbidUnknownValues: false })
    .flatMap((error) => faultsOfField(error, path));
}

function faultsOfField(error: ValidationError, path: readonly string[]): Fault[] {
  const faults = Object.entries(error.constraints ?? {}).map(([rule, message]) => {
    const context: unknown = error.contexts?.[rule];
    const code = hasCode(context) ? context.code : 'INVALID';
    return { code, message, field: [...path, error.property] };
  });
  // What is missing breaks every other rule too, which tells nothing.
  const required = faults.filter(({ code }) => code === 'REQUIRED');
  return required.length > 0 ? required : faults;
}

function hasCode(context: unknown): context is { code: UserErrorCode } {
  return typeof context === 'object' && context !== null && 'code' in context;
}

/** Throws everything that is wrong at once, nothing where nothing is. */
export function refuse(faults: readonly Fault[]): void {
  const [first, ...rest] = faults;
  if (first) throw new DomainError([first, ...rest]);
}
