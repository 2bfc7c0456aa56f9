import { describe, expect, it } from '@jest/globals';
import { absoluteLinkFault, isSafeLink, linkFault, webAddressFault } from './safe-link.js';

describe('linkFault', () => {
  it.each([
    'https://example.org',
    'HTTP://example.org/a?b=c&d=e#f',
    'https://例え.jp/面神经',
    'https://example.org/a%20b',
    'mailto:info@example.org?subject=Hi',
    'tel:+31-20-123.45(67)',
    '/',
    '/path/to page'.replace(' ', '-'),
    './near',
    '../up',
    '#anchor',
    '?page=2',
    'page.html',
    'een-artikel',
  ])('accepts %s', (href) => {
    expect(linkFault(href)).toBeNull();
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'java\u0000script:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200bscript:alert(1)',
    'java\u00adscript:alert(1)',
    'javascript&colon;alert(1)',
    'javascript&#58;alert(1)',
    '&#106;avascript:alert(1)',
    '%6aavascript:alert(1)',
    'javascript%3aalert(1)',
    'javascript://example.org/%0aalert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'DATA:text/html;base64,PHNjcmlwdD4=',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'view-source:https://example.org',
    'ftp://example.org',
    'intent://scan/#Intent;end',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https:///evil.example',
    'https://',
    'https://good.example@evil.example/',
    'https://user:secret@example.org/',
    'https://exa mple.org',
    'https://example.org/\u202egnp.exe',
    'mailto:',
    'tel:call-me',
    'www.example.org',
    ':',
    '',
  ])('refuses %j', (href) => {
    expect(isSafeLink(href)).toBe(false);
  });

  it('says what would be right', () => {
    expect(linkFault('www.example.org')).toContain('https://www.example.org');
    expect(linkFault('//example.org')).toContain('https://');
    expect(linkFault('javascript:alert(1)')).toContain('mailto:');
  });
});

describe('addresses of pages and of calls to action', () => {
  it.each([
    ['https://example.org/a', true, true],
    ['HTTP://example.org', true, true],
    ['mailto:info@example.org', false, true],
    ['tel:+31201234567', false, true],
    ['/contact', false, false],
    ['#top', false, false],
    ['javascript:alert(1)', false, false],
    ['data:text/html,x', false, false],
    ['https://user:secret@example.org', false, false],
  ])('take %s: %s, %s', (address, isPage, isAction) => {
    expect([webAddressFault(address) === null, absoluteLinkFault(address) === null]).toEqual([
      isPage,
      isAction,
    ]);
  });
});
