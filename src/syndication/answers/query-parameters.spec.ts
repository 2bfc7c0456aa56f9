import { describe, expect, it } from '@jest/globals';
import { QueryParameters } from './query-parameters.js';
import { Refusal } from './refusal.js';

const site = { defaultLocale: 'en', locales: [{ locale: 'en' }, { locale: 'pt-BR' }] };
const of = (query: string) => new QueryParameters(`/path${query}`);

function refusalOf(read: () => unknown): Refusal {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('It was not refused.');
}

describe('the parameters of a request', () => {
  it('are missing where they are not sent, or sent empty', () => {
    const parameters = of('?topic=&first=');
    expect([parameters.slug('topic'), parameters.slug('author'), parameters.yesOrNo('full')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(parameters.wholeNumber('first', { min: 1, max: 9 })).toBeNull();
    expect(of('').locale('locale', site)).toBe('en');
  });

  it('are read as they are meant', () => {
    expect(of('?locale=PT-br').locale('locale', site)).toBe('pt-BR');
    expect(of('?topic=cafe%CC%81').slug('topic')).toBe('café');
    expect(of('?first=007').wholeNumber('first', { min: 1, max: 9 })).toBe(7);
    expect(of('?full=false').yesOrNo('full')).toBe(false);
    expect(of('?url=%20https%3A%2F%2Fa.example%2Fb%20').webAddress('url').href).toBe('https://a.example/b');
  });

  it.each(['0', '10', '-1', '+1', '1.0', '1e0', '0x1', ' 1', 'one', '٣', '99999999999999999999', 'NaN'])(
    'are no whole number from 1 to 9: %s',
    (text) => {
      const query = of(`?first=${encodeURIComponent(text)}`);
      const refusal = refusalOf(() => query.wholeNumber('first', { min: 1, max: 9 }));
      expect([refusal.status, refusal.message]).toEqual([
        400,
        'first: send a whole number from 1 to 9, in digits.',
      ]);
    },
  );

  it.each(['<script>', 'a b', 'a/b', '../a', 'a\u0000', 'a\nb', 'a;b', 'x'.repeat(97), '%'])(
    'are no slug: %j',
    (text) => {
      const refusal = refusalOf(() => of(`?topic=${encodeURIComponent(text)}`).slug('topic'));
      expect(refusal.status).toBe(400);
      expect(refusal.message).toMatch(/^topic: send a slug, /);
      expect(refusal.message).not.toContain(text);
    },
  );

  it.each([
    '',
    'x',
    '/path',
    '//a.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example',
    'https://',
  ])('are no web address: %j', (text) => {
    const refusal = refusalOf(() => of(`?url=${encodeURIComponent(text)}`).webAddress('url'));
    expect([refusal.status, refusal.message.startsWith('url: send the whole')]).toEqual([400, true]);
  });

  it('are refused in a word of ours, naming what the site has', () => {
    expect(refusalOf(() => of('?locale=fr').locale('locale', site)).message).toBe(
      'locale: this site is written in en, pt-BR. Send one of these.',
    );
    expect(refusalOf(() => of('?full=1').yesOrNo('full')).message).toBe('full: send true or false.');
  });

  it('are refused where they come twice: nobody can know which was meant', () => {
    expect(refusalOf(() => of('?topic=a&topic=b').slug('topic')).message).toBe(
      'topic: send it once. It came 2 times.',
    );
  });
});
