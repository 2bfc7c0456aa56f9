import type { Fault, UserErrorCode } from '../../domain-error.js';
import type { BodyLimits } from '../body.js';
import { cleanLine, shown } from '../clean-text.js';

export type Path = readonly string[];
export type JsonObject = Readonly<Record<string, unknown>>;

/** What is known while a body is checked: its limits, the faults found, and how heavy the clean tree has become. */
export class Inspection {
  readonly faults: Fault[] = [];
  private bytes = 0;

  constructor(
    readonly limits: BodyLimits,
    private readonly root: Path,
  ) {}

  fault(code: UserErrorCode, field: Path, message: string): void {
    if (this.faults.length < this.limits.faults) this.faults.push({ code, message, field });
  }

  /** Reading on is pointless: the answer is full of faults, or the body is too heavy already. */
  get isOver(): boolean {
    return this.faults.length >= this.limits.faults || this.bytes > this.limits.bytes;
  }

  /** Weighs text as it comes in, so that a small input which unfolds into a huge tree stops early. */
  weigh(text: string, besides = 0): void {
    const before = this.bytes;
    this.bytes += Buffer.byteLength(text) + besides;
    if (before <= this.limits.bytes && this.bytes > this.limits.bytes) this.tooHeavy();
  }

  tooHeavy(): void {
    const kilobytes = Math.floor(this.limits.bytes / 1024);
    this.faults.unshift({
      code: 'TOO_LONG',
      message: `The body is larger than ${kilobytes} kB, the most that is allowed. Split the article.`,
      field: this.root,
    });
  }

  object(value: unknown, path: Path, what: string): JsonObject | null {
    if (isObject(value)) return value;
    this.fault('INVALID', path, `Here stands ${shown(value)}, but ${what} is an object.`);
    return null;
  }

  /** A list no longer than `most`. Absent is empty where `isOptional`. */
  list(
    value: unknown,
    path: Path,
    what: string,
    most: number,
    isOptional = false,
  ): readonly unknown[] | null {
    if (value === undefined || value === null) {
      if (isOptional) return [];
      this.fault('REQUIRED', path, `The ${what} are missing: a list, which may be empty.`);
      return null;
    }
    if (!Array.isArray(value)) {
      this.fault('INVALID', path, `Here stands ${shown(value)}, but ${what} are a list.`);
      return null;
    }
    if (value.length <= most) return value;
    this.fault('TOO_LONG', path, `Here are ${value.length} ${what}; at most ${most} are allowed.`);
    return null;
  }

  /** A text of one line. `isRequired` asks that the key be there; empty it may be, for a draft is saved half written. */
  line(from: JsonObject, key: string, path: Path, isRequired: boolean): string {
    const value = own(from, key);
    const field = [...path, key];
    if (value === undefined || value === null) {
      if (isRequired) this.fault('REQUIRED', field, `${key} is missing: give a text.`);
      return '';
    }
    if (typeof value !== 'string') {
      this.fault('INVALID', field, `${key} is ${shown(value)}, but it must be a text.`);
      return '';
    }
    const most = this.limits.fieldCharacters;
    if (value.length > most) {
      this.fault('TOO_LONG', field, `${key} has ${value.length} characters; at most ${most} are allowed.`);
      return '';
    }
    const line = cleanLine(value);
    this.weigh(line);
    return line;
  }

  /** One word out of a closed set; `fallback` where it is absent, a fault where there is none. */
  word<Word extends string>(
    from: JsonObject,
    key: string,
    path: Path,
    words: readonly Word[],
    fallback?: Word,
  ): Word | null {
    const value = own(from, key);
    if ((value === undefined || value === null) && fallback !== undefined) return fallback;
    const found = words.find((word) => word === value);
    if (found === undefined) {
      this.fault('INVALID', [...path, key], `${key} is ${shown(value)}; it can be ${words.join(', ')}.`);
    }
    return found ?? null;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of the object itself, never one it inherits: input may be named `constructor` or `__proto__`. */
export function own(from: JsonObject, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}
