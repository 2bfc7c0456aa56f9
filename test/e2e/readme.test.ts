import { describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { serviceBench } from '../support/service-process.js';

jest.setTimeout(60_000);

const readme = readFileSync('README.md', 'utf8');

/** The shell block below a heading of the README. */
function pasted(heading: string): string {
  const section = readme.split(`## ${heading}\n`)[1];
  const block = /```sh\n(.*?)```/s.exec(section ?? '')?.[1];
  if (!block) throw new Error(`The README has no shell block under "${heading}".`);
  return block;
}

describe('the README', () => {
  const bench = serviceBench();

  it('begins with the two lines that CI runs', () => {
    expect(pasted('Start')).toBe('npm ci\nnpm start\n');
  });

  it('has a first query and a first mutation that work as pasted', async () => {
    const dataDir = bench.newDataDir();
    const { url } = await bench.start(dataDir).ready;
    const paste = async (block: string) => {
      const script = block.replaceAll('http://localhost:4000', url);
      const { PATH, HOME } = process.env;
      const { stdout } = await promisify(execFile)('bash', ['-euc', script], {
        env: { PATH, HOME, DATA_DIR: dataDir },
      });
      return JSON.parse(stdout) as unknown;
    };

    expect(await paste(pasted('A first query'))).toMatchObject({
      data: {
        article: {
          title: "What is Bell's palsy?",
          readingTime: { text: '4 minutes' },
          authors: [{ name: expect.any(String), jobTitle: expect.any(String) }],
          related: [{ reason: 'PICKED' }, { reason: 'PICKED' }, { reason: 'PICKED' }],
        },
      },
    });
    expect(await paste(pasted('A first mutation'))).toEqual({
      data: {
        createArticle: {
          article: {
            id: expect.any(String),
            version: 1,
            draft: { slug: 'five-minutes-a-day', readingTimeMinutes: 1 },
          },
          userErrors: [],
        },
      },
    });
  });

  it('leads only to files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1]!);
    for (const target of targets) expect(() => readFileSync(target)).not.toThrow(/ENOENT/);
  });
});
