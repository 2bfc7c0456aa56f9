/** The two media types a GraphQL answer may have (GraphQL over HTTP, section 4). */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_RESPONSE = 'application/json';

/** Whether a client would rather have `application/graphql-response+json` than `application/json`: it must name it. */
export function prefersGraphQLResponse(accept: string | undefined): boolean {
  if (!accept?.includes(GRAPHQL_RESPONSE)) return false;
  const ranges = accept.split(',').map(readRange);
  const indexOf = (...names: string[]) => ranges.findIndex(({ name }) => names.includes(name));
  const graphql = indexOf(GRAPHQL_RESPONSE);
  if (graphql < 0 || ranges[graphql]!.quality === 0) return false;
  // The most exact range counts (RFC 9110, 12.5.1).
  const json = [indexOf(JSON_RESPONSE), indexOf('application/*'), indexOf('*/*')].find((at) => at >= 0);
  if (json === undefined) return true;
  const difference = ranges[graphql]!.quality - ranges[json]!.quality;
  return difference > 0 || (difference === 0 && (ranges[json]!.name !== JSON_RESPONSE || graphql < json));
}

function readRange(text: string): { readonly name: string; readonly quality: number } {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { name, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
