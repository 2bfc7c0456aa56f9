// What a line of saved text looks like. Text has lost its markup, so these are judgements; the receipt shows each one.

const LONGEST_HEADING = 100;
const MOST_HEADING_WORDS = 16;

/** Ends as a sentence or a clause does: such a line is no heading and no image's alternative text. */
export function endsLikeSentence(text: string): boolean {
  return /[.!…;,][”"’')\]]*$/u.test(text);
}

/** Begins like a line of its own and not like the rest of one. */
export function beginsAfresh(text: string): boolean {
  return /^[“"‘'([¿¡]*[\p{Lu}\p{Lt}\p{Lo}\p{N}©]/u.test(text);
}

export function hasSeveralSentences(text: string): boolean {
  return /[.!?…][”"’')\]]*\s+[“"‘'(]*[\p{Lu}\p{Lo}\p{N}]/u.test(text);
}

/** Short, one sentence at most, and not ended by a stop: a heading, if something follows that it can head. */
export function isHeadingShaped(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING &&
    text.split(' ').length <= MOST_HEADING_WORDS &&
    /\p{L}/u.test(text) &&
    beginsAfresh(text) &&
    !endsLikeSentence(text) &&
    !hasSeveralSentences(text)
  );
}

export interface Enumerated {
  readonly kind: 'bullet' | 'number';
  /** Without its mark. */
  readonly text: string;
  readonly number: number | null;
}

/** A line with a bullet or a number before it: "• rest", "2. rest", "2) rest". */
export function enumerated(text: string): Enumerated | null {
  const bullet = /^[•‣◦▪●–*-]\s+(\S.*)$/u.exec(text);
  if (bullet) return { kind: 'bullet', text: bullet[1]!, number: null };
  const numbered = /^(\d{1,2})[.)]\s+(\S.*)$/u.exec(text);
  return numbered ? { kind: 'number', text: numbered[2]!, number: Number(numbered[1]) } : null;
}

/** A numbered line that is short enough to head what follows it: "1. Rest comes first." */
export function isNumberedHeadingShaped(text: string): boolean {
  const entry = enumerated(text);
  return entry?.kind === 'number' && text.length <= LONGEST_HEADING && !hasSeveralSentences(entry.text);
}

/** An alternative text that says of itself that it describes a picture. */
export function isPictureDescription(text: string): boolean {
  return (
    /^(?:image|photo|photograph|picture|portrait|illustration|diagram|screenshot) (?:for|of|showing) /i.test(
      text,
    ) && !endsLikeSentence(text)
  );
}

/** Whether most of a line's longer words stand in the title too: an image's text repeats it, a heading hardly would. */
export function repeatsTitle(text: string, title: string): boolean {
  const inTitle = new Set(longWords(title));
  const words = longWords(text);
  return words.length > 0 && words.filter((word) => inTitle.has(word)).length / words.length >= 0.75;
}

function longWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}

/** Somebody speaking of herself: what a patient's own story does in every paragraph. English and Dutch. */
export function isFirstPerson(text: string): boolean {
  return (
    /(?<![\p{L}])I(?![\p{L}.])/u.test(text) ||
    /(?<![\p{L}])(?:my|me|mine|myself|ik|mijn|mij|mezelf)(?![\p{L}])/iu.test(text)
  );
}

/** "After a year, Anna wrote:" with or without her words behind it. */
export function quoteIntroduction(text: string): { introduction: string; words: string } | null {
  const match =
    /^([^:]{1,200}(?<![\p{L}])(?:wrote|writes|said|says|told|tells|shared|recalls|recalled|remembers|schreef|schrijft|vertelde|vertelt|zei|zegt)(?: \p{L}+){0,3}:)\s*(.*)$/u.exec(
      text,
    );
  return match ? { introduction: match[1]!, words: match[2]! } : null;
}
