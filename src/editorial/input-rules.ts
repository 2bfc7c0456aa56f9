import type { ValidationOptions } from 'class-validator';
import { createRequire } from 'node:module';

type Library = typeof import('class-validator');
type Rule = Exclude<keyof Library, 'Matches'>;
type Given<Name extends Rule> = Library[Name] extends (...given: infer All) => PropertyDecorator
  ? All
  : never;

/** Written on classes so far, and not handed on yet. */
const written: ((library: Library) => void)[] = [];
let loaded: Library | undefined;

/**
 * class-validator with all that is written on input classes. It is loaded when something is first checked: three hundred files,
 * a tenth of a start, that readers never need.
 */
export function validator(): Library {
  loaded ??= createRequire(import.meta.url)('class-validator') as Library;
  for (const write of written.splice(0)) write(loaded);
  return loaded;
}

/** The library's decorator of that name, which is called later. */
function later<Name extends Rule>(name: Name): (...given: Given<Name>) => PropertyDecorator {
  return (...given) =>
    (target, property) => {
      written.push((library) => {
        const decorator = library[name] as unknown as (...given: Given<Name>) => PropertyDecorator;
        decorator(...given)(target, property);
      });
    };
}

export const ArrayMaxSize = later('ArrayMaxSize');
export const ArrayMinSize = later('ArrayMinSize');
export const ArrayNotEmpty = later('ArrayNotEmpty');
export const ArrayUnique = later('ArrayUnique');
export const IsIn = later('IsIn');
export const IsInt = later('IsInt');
export const IsOptional = later('IsOptional');
export const Max = later('Max');
export const MaxLength = later('MaxLength');
export const Min = later('Min');
export const MinLength = later('MinLength');
export const ValidateIf = later('ValidateIf');

/** Has two forms, of which this is the one in use. */
export function Matches(pattern: RegExp, options: ValidationOptions): PropertyDecorator {
  return (target, property) => {
    written.push((library) => library.Matches(pattern, options)(target, property));
  };
}
