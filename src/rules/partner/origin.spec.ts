import { describe, expect, it } from '@jest/globals';
import { readOrigin } from './origin.js';

describe('an origin that may frame articles', () => {
  it.each([
    ['https://example.org', 'https://example.org'],
    [' https://Example.ORG:443/ ', 'https://example.org'],
    ['https://example.org:8443', 'https://example.org:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://192.0.2.7', 'https://192.0.2.7'],
  ])('is read from %s', (written, origin) => {
    expect(readOrigin(written)).toEqual({ origin });
  });

  it.each([
    ['', 'empty'],
    ['example.org', 'begins with https://'],
    ['http://example.org', 'not encrypted'],
    ['http://localhost.evil.example', 'not encrypted'],
    ['ftp://example.org', 'begins with https://'],
    ['javascript:alert(1)', 'begins with https://'],
    ['null', 'begins with https://'],
    ["'self'", 'semicolon'],
    ['https://*.example.org', 'wildcard'],
    ['*', 'wildcard'],
    ['https://example.org; script-src *', 'semicolon'],
    ['https://example.org;', 'semicolon'],
    ['https://example.org,https://evil.example', 'comma'],
    ['https://example.org https://evil.example', 'blank'],
    ['https://example.org\r\nSet-Cookie: a=b', 'line break'],
    ['https://example.org\u0000', 'line break'],
    ['https://exa\u200bmple.org', 'line break'],
    ['https://example.org/path', 'ends after host and port'],
    ['https://example.org?a=b', 'ends after host and port'],
    ['https://example.org#a', 'ends after host and port'],
    ['https://user:secret@example.org', 'name or password'],
    ['https://example.org:99999', 'cannot be'],
    ['https://exa$mple.org', 'cannot be'],
    [`https://${'a'.repeat(300)}.example`, 'more than'],
  ])('is not %j', (written, why) => {
    expect(readOrigin(written)).toEqual({ fault: expect.stringContaining(why) });
  });
});
