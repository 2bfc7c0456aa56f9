import { describe, expect, it } from '@jest/globals';
import { prefersGraphQLResponse } from './media-type.js';

describe('the media type of an answer', () => {
  it.each([
    'application/graphql-response+json',
    'application/graphql-response+json, application/json',
    'application/graphql-response+json; charset=utf-8, */*',
    '*/*, application/graphql-response+json',
    'application/json;q=0.9, Application/GraphQL-Response+JSON;q=1'.toLowerCase(),
  ])('is the one of GraphQL for %s', (accept) => {
    expect(prefersGraphQLResponse(accept)).toBe(true);
  });

  it.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'application/json, application/graphql-response+json',
    'application/graphql-response+json;q=0.5, application/json',
    'application/graphql-response+json;q=0',
    'application/graphql-response+json;q=x, */*;q=0.1',
    'application/graphql-response+jsonx',
  ])('is JSON for %s', (accept) => {
    expect(prefersGraphQLResponse(accept)).toBe(false);
  });
});
