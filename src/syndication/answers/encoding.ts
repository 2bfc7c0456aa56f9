/** Content codings we write, the better one first. */
const CODINGS = ['br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number];

/** The coding a client takes gladly (RFC 9110, 12.5.3); null for none. */
export function codingFor(acceptEncoding: string | undefined): Coding | null {
  const accepted = new Map(
    (acceptEncoding ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, quality === undefined ? 1 : Number(quality.slice(2)) || 0] as const;
    }),
  );
  return CODINGS.find((coding) => (accepted.get(coding) ?? accepted.get('*') ?? 0) > 0) ?? null;
}
