import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer are sent. */
export type Encoding = 'identity' | 'gzip' | 'br';

/** Smaller answers fit one packet anyway. */
export const COMPRESS_FROM_BYTES = 1024;
/** Better than what is compressed for one answer alone: it is done once for many. */
const BROTLI_QUALITY = 6;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** The encoding a client likes best of those we have: br before gzip where it likes both as much (RFC 9110, 12.5.3). */
export function preferredEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined || acceptEncoding === '') return 'identity';
  const qualities = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
    const quality = parameters.find((each) => each.startsWith('q='));
    qualities.set(name, quality === undefined ? 1 : Number(quality.slice(2)) || 0);
  }
  const of = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0;
  const [br, gz, plain] = [of('br'), of('gzip'), qualities.get('identity') ?? 0];
  if (br > 0 && br >= gz && br >= plain) return 'br';
  return gz > 0 && gz >= plain ? 'gzip' : 'identity';
}

/** Whether a media type gains by it. */
export function isCompressible(contentType: string | undefined): boolean {
  return /^(text\/|application\/([^;]*[+/])?(json|xml|javascript)\b|image\/svg\+xml)/i.test(
    contentType ?? '',
  );
}

/** Works beside the event loop. */
export function compress(bytes: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
  return encoding === 'br'
    ? compressBrotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })
    : compressGzip(bytes);
}
