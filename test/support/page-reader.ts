import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cutAs, filled, pastedFrom, textAt, type Pasted, type Printed } from './documentation.js';

/** Where readers of the pages have the service. */
export const READERS_URL = 'http://localhost:4000';

/** What one block did. */
interface Done {
  readonly pasted: Pasted;
  readonly answer: Printed | null;
}

/** Somebody with a terminal and GraphiQL: pastes one block of a page after the other, and stays signed in. */
export class PageReader {
  private readonly remembered: Map<string, string>;
  private cookie = '';
  /** The latest change of which an answer told. */
  private contentVersion = 0;

  constructor(
    private readonly url: string,
    private readonly dataDir: string,
    password: string,
  ) {
    this.remembered = new Map([['password', password]]);
  }

  /** Pastes every block of a page at an endpoint: what is printed, and what came, cut down to what is printed. */
  async follow(
    page: string,
    endpoint: string,
  ): Promise<{ printed: unknown[]; came: unknown[]; done: Done[] }> {
    const printed: unknown[] = [];
    const came: unknown[] = [];
    const done: Done[] = [];
    for (const pasted of pastedFrom(page)) {
      const place = `${page}:${pasted.line}`;
      const { answer, lines } = await this.paste(pasted, endpoint).catch((cause: unknown) => {
        throw new Error(`What stands at ${place} cannot be pasted.`, { cause });
      });
      // Where no answer is printed, all goes well.
      const expected = { place, ...(pasted.answer ?? { refused: null }), lines: pasted.headLines };
      const refused = pasted.answer ? {} : { refused: answer && refusalIn(answer) };
      const met = { ...(pasted.answer ? withoutPlaces(answer!) : {}), ...refused };
      printed.push(expected);
      const found = pasted.headLines.filter((line) => lines.includes(line));
      came.push({ ...(cutAs(expected, { place, ...met, lines: found }) as object) });
      done.push({ pasted, answer });
      for (const [name, path] of pasted.names) this.remembered.set(name, this.named(place, answer, path));
    }
    return { printed, came, done };
  }

  async send(endpoint: string, query: string, variables: unknown = {}): Promise<Printed> {
    const response = await fetch(`${this.url}${endpoint}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-min-content-version': String(this.contentVersion),
        ...(this.cookie && { cookie: this.cookie }),
      },
      body: JSON.stringify({ query, variables }),
    });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    const text = await response.text();
    for (const [, version] of text.matchAll(/"contentVersion":(\d+)/g)) {
      this.contentVersion = Math.max(this.contentVersion, Number(version));
    }
    return JSON.parse(text) as Printed;
  }

  private async paste(pasted: Pasted, endpoint: string) {
    const { kind, source, variables, answer } = pasted;
    if (kind === 'graphql') {
      const given: unknown = JSON.parse(filled(JSON.stringify(variables), this.remembered));
      const where = /^# (\/\S+)\n/.exec(source)?.[1] ?? endpoint;
      return { answer: await this.send(where, filled(source, this.remembered), given), lines: [] };
    }
    const { PATH, HOME } = process.env;
    const command = kind === 'sh' ? 'bash' : process.execPath;
    const options = kind === 'sh' ? ['-euc'] : ['--input-type=module', '-e'];
    const { stdout } = await promisify(execFile)(
      command,
      [...options, source.replaceAll(READERS_URL, this.url)],
      { env: { ...Object.fromEntries(this.remembered), PATH, HOME, DATA_DIR: this.dataDir } },
    );
    const isRead = answer !== null || pasted.names.size > 0;
    return { answer: isRead ? (JSON.parse(stdout) as Printed) : null, lines: stdout.split(/\r?\n/) };
  }

  private named(place: string, answer: Printed | null, path: string): string {
    if (!answer) throw new Error(`Nothing came of what stands at ${place}.`);
    return textAt(answer, path);
  }
}

/** An answer whose errors are as the pages print them. */
function withoutPlaces({ errors, ...rest }: Printed): Printed {
  const shown = errors?.map(({ message, extensions }) => ({ message, extensions }));
  return shown ? { ...rest, errors: shown } : rest;
}

/** The first error or refused rule in an answer, null where there is none. */
function refusalIn(answer: Printed): string | null {
  return /"(?:e|userE)rrors":\[\{.*?\}/.exec(JSON.stringify(answer))?.[0] ?? null;
}
