import { describe, expect, it } from '@jest/globals';
import { checkCitations, type CitationDraft } from './check-citations.js';

const TODAY = '2026-11-20';
const entry = { key: 'bell', text: 'Bell C. On the nerves. 1821.' };

function faultsOf(...drafts: CitationDraft[]): string[] {
  const { faults } = checkCitations(drafts, ['input', 'citations'], TODAY);
  return (faults ?? []).map(({ code, field }) => `${code} ${field?.slice(2).join('.')}`);
}

describe('a list of citations', () => {
  it('is kept with DOI and PMID in their normal form', () => {
    const drafts = [
      {
        ...entry,
        text: '  Bell C.\nOn the nerves. ',
        url: ' https://a.example/1 ',
        doi: 'https://doi.org/10.1000/ABC',
        pmid: 'PMID: 7',
        accessedOn: TODAY,
      },
      { key: '2', text: 'x', url: null, doi: '', pmid: null },
    ];
    expect(checkCitations(drafts, [], TODAY).citations).toEqual([
      {
        key: 'bell',
        text: 'Bell C. On the nerves.',
        url: 'https://a.example/1',
        doi: '10.1000/abc',
        pmid: '7',
        accessedOn: TODAY,
      },
      { key: '2', text: 'x', url: null, doi: null, pmid: null, accessedOn: null },
    ]);
  });

  it.each<[string, Partial<CitationDraft>]>([
    ['INVALID 0.key', { key: '' }],
    ['INVALID 0.key', { key: '-x' }],
    ['INVALID 0.key', { key: 'a b' }],
    ['INVALID 0.key', { key: 'x'.repeat(65) }],
    ['REQUIRED 0.text', { text: ' \n' }],
    ['TOO_LONG 0.text', { text: 'x'.repeat(2001) }],
    ['UNSAFE_LINK 0.url', { url: 'javascript:alert(1)' }],
    ['UNSAFE_LINK 0.url', { url: 'mailto:a@b.example' }],
    ['TOO_LONG 0.url', { url: `https://a.example/${'x'.repeat(2048)}` }],
    ['INVALID 0.doi', { doi: '10.1000' }],
    ['INVALID 0.pmid', { pmid: 'PMC5' }],
    ['INVALID 0.accessedOn', { accessedOn: '2026-11-21' }],
  ])('refuses with %s what is wrong: %j', (fault, wrong) => {
    expect(faultsOf({ ...entry, ...wrong })).toEqual([fault]);
  });

  it('says everything that is wrong at once, and what would be right', () => {
    const { faults } = checkCitations([{ ...entry, doi: 'x', pmid: 'y' }], [], TODAY);
    expect(faults?.map(({ message }) => message)).toEqual([
      expect.stringContaining('10.1000/xyz123'),
      expect.stringContaining('1 to 8 digits'),
    ]);
  });

  it('refuses two of one key, and more than 300', () => {
    expect(faultsOf(entry, entry)).toEqual(['TAKEN 1.key']);
    const many = Array.from({ length: 301 }, (_, index) => ({ ...entry, key: `k${index}` }));
    expect(faultsOf(...many)).toEqual(['TOO_LONG ']);
    expect(faultsOf(...many.slice(1))).toEqual([]);
  });
});
