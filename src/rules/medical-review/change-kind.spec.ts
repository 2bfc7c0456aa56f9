import { describe, expect, it } from '@jest/globals';
import { bodyFromMarkdown } from '../body/markdown/body-from-markdown.js';
import { changeKind, type ChangeKind, type Reviewed } from './change-kind.js';

const TEXT = `Most people with the palsy recover within a few months, and many of them recover completely without any treatment at all.
Doctors often prescribe prednisolone 60 mg in the first days. It must not be given to everybody.

## Eye care

Keep the eye moist during the day with drops, and use a gel at night. Ask for advice when it is red or hurts.

![A hand](a.png "Slowly")
`;

function revision(markdown: string, title = 'The palsy'): Reviewed {
  return { title, subtitle: null, summary: null, body: bodyFromMarkdown(markdown, []).body! };
}

function kindOf(change: (text: string) => string): ChangeKind {
  const changed = change(TEXT);
  expect(changed).not.toBe(TEXT);
  return changeKind(revision(TEXT), revision(changed));
}

describe('a change of a reviewed text', () => {
  it.each<[string, (text: string) => string]>([
    ['spelling', (text) => text.replace('prescribe', 'perscribe')],
    ['punctuation', (text) => text.replace('months, and', 'months; and').replace('hurts.', 'hurts!')],
    ['capitals', (text) => text.replace('Doctors', 'doctors')],
    ['a link', (text) => text.replace('drops', '[drops](https://a.example/)')],
    ['a citation', (text) => text.replace('completely', 'completely[^a]')],
    ['emphasis', (text) => text.replace('a gel', '**a gel**')],
    ['a picture’s words', (text) => text.replace('A hand', 'Two hands').replace('Slowly', '5 times')],
    ['a picture more', (text) => `${text}\n![An eye](b.png)\n`],
    ['a paragraph parted in two', (text) => text.replace('drops, and', 'drops, \n\nand')],
  ])('is minor for %s', (_, change) => {
    expect(kindOf(change)).toBe('MINOR');
  });

  it.each<[string, (text: string) => string]>([
    ['a dose', (text) => text.replace('60 mg', '50 mg')],
    ['a unit', (text) => text.replace('60 mg', '60 µg')],
    ['a number that goes', (text) => text.replace('prednisolone 60 mg', 'prednisolone')],
    ['a number word', (text) => text.replace('a gel at', 'two gels at')],
    ['a negation that goes', (text) => text.replace('must not', 'must')],
    ['a negation that comes', (text) => text.replace('Keep the', 'Do not keep the')],
    ['may for must', (text) => text.replace('must not', 'may not')],
    ['a side', (text) => text.replace('the eye moist', 'the left eye moist')],
    ['a section more', (text) => `${text}\n## Sport\n`],
    ['a section that goes', (text) => text.replace('## Eye care\n', '')],
    ['a note more', (text) => `${text}\n> [!WARNING]\n> Doctors\n`],
    ['more than a twentieth of the words', (text) => text.replace(/Ask.*hurts\./, 'Patience helps.')],
  ])('is material for %s', (_, change) => {
    expect(kindOf(change)).toBe('MATERIAL');
  });

  it('is minor where nothing changed, and where there is nothing', () => {
    expect(changeKind(revision(TEXT), revision(TEXT))).toBe('MINOR');
    expect(changeKind(revision(''), revision(''))).toBe('MINOR');
  });

  it('looks at title and summary too', () => {
    expect(changeKind(revision(TEXT), revision(TEXT, 'Never the palsy'))).toBe('MATERIAL');
    const summarised = { ...revision(TEXT), summary: 'Heals in 5 months.' };
    expect(changeKind(summarised, { ...summarised, summary: 'Heals in 6 months.' })).toBe('MATERIAL');
  });

  it('sees sentences that changed places', () => {
    const long = Array.from({ length: 40 }, (_, at) => `word${'abcdefghij'[at % 10]}${'klmnopq'[at % 7]}`);
    const turned = [...long.slice(20), ...long.slice(0, 20)];
    expect(changeKind(revision(long.join(' ')), revision(turned.join(' ')))).toBe('MATERIAL');
  });

  it('is judged in texts of any length', () => {
    const long = Array.from({ length: 5000 }, (_, at) => `w${String.fromCharCode(97 + (at % 26))}x`);
    const other = long.map((word) => `${word}y`);
    expect(changeKind(revision(long.join(' ')), revision(other.join(' ')))).toBe('MATERIAL');
    const typo = long.with(2500, 'typo');
    expect(changeKind(revision(long.join(' ')), revision(typo.join(' ')))).toBe('MINOR');
  });
});
