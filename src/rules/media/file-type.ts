/** The types of files the library takes. */
export const imageMimes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/svg+xml',
] as const;
export type ImageMime = (typeof imageMimes)[number];

/** As many bytes of a file as tell its type. */
export const HEAD_BYTES = 4096;

/**
 * What a file is by its first bytes, never by its name or by what a header says of it. Null where it is none of ours.
 * Signatures: ISO 10918-1 (JPEG), PNG 3rd ed. 5.2, GIF89a 17, RFC 9649 (WebP), ISO 14496-12 4.3 with AVIF 1.1 (brands).
 */
export function fileTypeOf(head: Uint8Array): ImageMime | null {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  const text = latin1(head, 0, HEAD_BYTES);
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (text.slice(4, 8) === 'ftyp') return isAvif(head, text) ? 'image/avif' : null;
  return isSvg(head) ? 'image/svg+xml' : null;
}

/** `avis` is a sequence: its first picture is taken. HEIC, which is HEVC in the same box, is not. */
function isAvif(head: Uint8Array, text: string): boolean {
  const size = ((head[0]! << 24) | (head[1]! << 16) | (head[2]! << 8) | head[3]!) >>> 0;
  const brands = [text.slice(8, 12), ...(text.slice(16, Math.min(size, 256)).match(/.{4}/gs) ?? [])];
  return brands.includes('avif') || brands.includes('avis');
}

/** The first element of a text in UTF-8, whatever comments and declarations stand before it. */
function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head).replace(/^\uFEFF/, '');
  const rest = text.replace(
    /^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+(?:[\w-]+:)?svg[^>[]*(?:\[[^\]]*\])?\s*>)*/i,
    '',
  );
  return /^<(?:[\w-]+:)?svg[\s/>]/.test(rest);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));
}
