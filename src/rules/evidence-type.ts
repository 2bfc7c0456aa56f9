/** The types of files that are taken as evidence of a consent. */
export type EvidenceMime = 'application/pdf' | 'image/jpeg' | 'image/png';

const SIGNATURES: readonly (readonly [EvidenceMime, readonly number[]])[] = [
  // ISO 32000-2, 7.5.2: %PDF- and a version.
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What a file is by its first bytes, never by its name or by what a header says of it. Null where it is none of ours. */
export function evidenceTypeOf(content: Uint8Array): EvidenceMime | null {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, at) => content[at] === byte));
  return found?.[0] ?? null;
}

const ENDINGS: Readonly<Record<EvidenceMime, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

const LONGEST_NAME = 200;

/** A file's name as it was sent, without folders and what only steers a terminal; "evidence" where nothing is left. */
export function evidenceName(sent: string | null, mime: EvidenceMime): string {
  const last = (sent ?? '').split(/[/\\]/).at(-1)!;
  const name = last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  const short = [...name].slice(0, LONGEST_NAME).join('').replace(/^\.+/, '');
  return !/\p{Cs}/u.test(short) && short !== '' ? short : `evidence.${ENDINGS[mime]}`;
}
