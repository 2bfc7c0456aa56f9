import type { CalloutTone } from '../../rules/body/body.js';

export interface Note {
  readonly tone: CalloutTone;
  /** The word before the colon, where there is one: "Note". */
  readonly title?: string;
  readonly text: string;
}

const TONES: ReadonlyMap<string, CalloutTone> = new Map([
  ['note', 'note'],
  ['please note', 'note'],
  ['n.b.', 'note'],
  ['nb', 'note'],
  ['tip', 'tip'],
  ['important', 'important'],
  ['warning', 'warning'],
  ['opmerking', 'note'],
  ['let op', 'important'],
  ['belangrijk', 'important'],
  ['waarschuwing', 'warning'],
  ['hinweis', 'note'],
  ['wichtig', 'important'],
  ['achtung', 'warning'],
]);

/** A remark set apart by its first words, "Note:" or "Please note that", in English, Dutch or German; null for any other line. */
export function noteOf(text: string): Note | null {
  const labelled = /^([\p{L}. ]{2,14}):\s*(\S.*)$/u.exec(text);
  const tone = labelled && TONES.get(labelled[1]!.toLowerCase());
  if (tone) return { tone, title: labelled[1]!, text: labelled[2]! };
  return /^(?:please note(?: that)? |note that |houd er rekening mee dat |bitte beachten sie)/i.test(text)
    ? { tone: 'note', text }
    : null;
}
