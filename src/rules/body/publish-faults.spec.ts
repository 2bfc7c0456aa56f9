import { describe, expect, it } from '@jest/globals';
import { checkBody } from './check/check-body.js';
import { publishFaults } from './publish-faults.js';

function faultsOf(input: unknown): string[] {
  const { body } = checkBody(input, []);
  return publishFaults(body!, ['body']).map((fault) => `${fault.code} ${fault.field?.join('.')}`);
}

describe('publishFaults', () => {
  it('names each figure without alternative text', () => {
    const faults = faultsOf([
      { _type: 'figure', alt: 'A face' },
      { _type: 'figure', alt: ' ' },
      { _type: 'figure' },
    ]);
    expect(faults).toEqual(['ALT_TEXT_MISSING body.1.alt', 'ALT_TEXT_MISSING body.2.alt']);
  });

  it('tells figures apart by their captions', () => {
    const { body } = checkBody([{ _type: 'figure', caption: 'The facial nerve' }], []);
    expect(publishFaults(body!)[0]?.message).toContain('The facial nerve');
  });

  it('asks for what a draft may lack', () => {
    expect(
      faultsOf([
        { _type: 'video', url: '' },
        { _type: 'callToAction', title: '', label: '', url: '' },
        { _type: 'callout', content: [] },
        { _type: 'table', rows: [] },
      ]),
    ).toEqual([
      'REQUIRED body.0.url',
      'REQUIRED body.0.title',
      'REQUIRED body.1.title',
      'REQUIRED body.1.label',
      'REQUIRED body.1.url',
      'REQUIRED body.2.content',
      'REQUIRED body.3.rows',
    ]);
  });

  it('asks for a body at all', () => {
    expect(faultsOf([])).toEqual(['REQUIRED body']);
  });

  it('finds nothing where all is there', () => {
    const children = [{ _type: 'span', text: 'x' }];
    const url = 'https://vimeo.com/76979871';
    expect(
      faultsOf([
        { _type: 'block', children },
        { _type: 'video', url, title: 'Massage' },
      ]),
    ).toEqual([]);
  });
});
