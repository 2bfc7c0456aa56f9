import { readFileSync } from 'node:fs';

/** A block of a page that a reader may paste, with what the page says comes of it. */
export interface Pasted {
  readonly kind: 'graphql' | 'sh' | 'js';
  readonly source: string;
  /** Line of the page, to find it by. */
  readonly line: number;
  /** Variables of a query: a JSON block right after a `graphql` block that has neither `data` nor `errors`. */
  variables: Readonly<Record<string, unknown>>;
  /** The answer as printed, in a JSON block that has; of a program, any JSON block after it. */
  answer: Printed | null;
  /** Lines that a shell command prints among others, in an `http` block. */
  headLines: readonly string[];
  /**
   * What later blocks call `"$name"`, and shells `$name`: paths into the answer's data, or into what a program printed, in a
   * comment `<!-- name: path.to.it -->`.
   */
  readonly names: Map<string, string>;
}

export interface Printed {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: unknown }[];
}

const PIECE = /^(`{3,})(\w*)\n(.*?)^\1$|^<!-- (\w+): ([\w.]+) -->$/gms;

/** What can be pasted from a page, in its order. */
export function pastedFrom(page: string): Pasted[] {
  const text = readFileSync(page, 'utf8');
  const all: Pasted[] = [];
  for (const match of text.matchAll(PIECE)) {
    const [, , kind, source = '', name, path] = match;
    const line = text.slice(0, match.index).split('\n').length;
    const last = all.at(-1);
    if (kind === 'graphql' || kind === 'sh' || kind === 'js') {
      all.push({ kind, source, line, variables: {}, answer: null, headLines: [], names: new Map() });
    } else if (last && name) last.names.set(name, path!);
    else if (last && kind === 'http') last.headLines = source.trim().split('\n');
    else if (last && kind === 'json') addJson(last, JSON.parse(source) as Record<string, unknown>);
    else throw new Error(`${page}:${line} is a block that no test knows what to do with.`);
  }
  return all;
}

function addJson(pasted: Pasted, json: Record<string, unknown>): void {
  if (pasted.kind !== 'graphql' || 'data' in json || 'errors' in json) pasted.answer = json;
  else pasted.variables = json;
}

/**
 * An answer cut down as the page prints it, so that the two can be compared: `…` in a text stands for any text, alone for
 * any value, at the end of a list for the rest of it, and as a key for other keys.
 */
export function cutAs(printed: unknown, answer: unknown): unknown {
  if (printed === '…') return printed;
  if (typeof printed === 'string' && printed.includes('…') && typeof answer === 'string') {
    const parts = printed.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`, 's').test(answer) ? printed : answer;
  }
  if (Array.isArray(printed) && Array.isArray(answer)) {
    const isCut = printed.at(-1) === '…';
    const kept = isCut ? answer.slice(0, printed.length - 1) : answer;
    return [...kept.map((item, at) => cutAs(printed[at], item)), ...(isCut ? ['…'] : [])];
  }
  if (!isRecord(printed) || !isRecord(answer)) return answer;
  const keys = Object.keys(answer).filter((key) => key in printed || !('…' in printed));
  const cut = keys.map((key) => [key, cutAs(printed[key], answer[key])]);
  return { ...Object.fromEntries(cut), ...('…' in printed && { '…': printed['…'] }) };
}

/** The value at a path into an answer's data, or into an answer that has none; the text that it must be. */
export function textAt(answer: Printed, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (part, key) => (isRecord(part) || Array.isArray(part) ? part[key as never] : undefined),
      'data' in answer ? answer.data : answer,
    );
  if (typeof value !== 'string') throw new Error(`There is no text at ${path} of ${JSON.stringify(answer)}.`);
  return value;
}

/**
 * A text with each `"$name"` in it replaced by what was remembered under that name; in Markdown `image:$name` and `id: $name`
 * too, where something was.
 */
export function filled(text: string, remembered: ReadonlyMap<string, string>): string {
  const named = text.replace(/"\$(\w+)"/g, (_, name: string) => {
    const found = remembered.get(name);
    if (found === undefined) throw new Error(`Nothing before says what $${name} is.`);
    return JSON.stringify(found);
  });
  return named.replace(/(?<=image:|id: )\$(\w+)/g, (kept, name: string) => remembered.get(name) ?? kept);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
