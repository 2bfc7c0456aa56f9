import { describe, expect, it } from '@jest/globals';
import { isFromAllowedOrigin } from './same-origin.js';

const allowed = ['https://studio.clinic.example'];

describe('a request that acts by cookie', () => {
  it.each([
    ['comes from no browser', { host: 'cms.clinic.example' }],
    ['comes from our own page', { host: 'cms.clinic.example', 'sec-fetch-site': 'same-origin' }],
    ['comes from our own page on plain http', { host: '10.0.0.5:4000', origin: 'http://10.0.0.5:4000' }],
    [
      'comes from an allowed origin',
      { host: 'cms.clinic.example', origin: allowed[0], 'sec-fetch-site': 'same-site' },
    ],
  ])('is taken where it %s', (_, headers) => {
    expect(isFromAllowedOrigin(headers, allowed)).toBe(true);
  });

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [
      'another host of the same site',
      { origin: 'https://blog.clinic.example', 'sec-fetch-site': 'same-site' },
    ],
    ['another site in an old browser', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a host whose name begins like ours', { origin: 'https://cms.clinic.example.evil.example' }],
    ['an origin that begins like an allowed one', { origin: 'https://studio.clinic.example.evil.example' }],
    ['another port', { origin: 'https://cms.clinic.example:8443' }],
  ])('is refused where it comes from %s', (_, headers) => {
    expect(isFromAllowedOrigin({ host: 'cms.clinic.example', ...headers }, allowed)).toBe(false);
  });
});
