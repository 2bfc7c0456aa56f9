/**
 * British spellings and the American ones they are read as, both in texts and in questions, so that "paralysed" finds
 * "paralyzed". What a rule changes needlessly ("exercise" to "exercize") it changes alike on both sides, where nobody sees it.
 * Letters stand first in a pattern and what stands before them is looked at afterwards: a text is searched for letters three
 * times as fast.
 */
const BRITISH_TO_AMERICAN: readonly (readonly [RegExp, string])[] = [
  // paralyse, analysing
  [/ys(?<=[a-z]{3}ys)(?=(?:e|ed|es|er|ers|ing)\b)/g, 'yz'],
  // recognise, organisation
  [/is(?<=[a-z]{3}is)(?=(?:e|ed|es|er|ers|ing|ation|ations)\b)/g, 'iz'],
  // colour, behavioural; but not hour, four, your
  [/our(?<=[a-z]{3}our)(?=(?:s|ed|ing|al|able|ful|less|ite|ites)?\b)/g, 'or'],
  // fibre, centre
  [/re(?<=[a-z]{2}[bt]re)(?=s?\b)/g, 'er'],
  // anaesthesia, haemorrhage, paediatric, orthopaedic, gynaecology, oedema, oesophagus, diarrhoea
  [/ae(?<=\bn?anae)(?=sth)/g, 'e'],
  [/ae(?<=\bhae)(?=m)/g, 'e'],
  [/ae(?<=pae)(?=d)/g, 'e'],
  [/ae(?<=gynae)(?=c)/g, 'e'],
  [/ae(?<=leukae)(?=m)/g, 'e'],
  [/\boe(?=dem|soph|str)/g, 'e'],
  [/oe(?<=rrhoe)(?=a)/g, 'e'],
];

/** Reads British spellings as American ones. `text` is in lower case. */
export function americanized(text: string): string {
  return BRITISH_TO_AMERICAN.reduce(
    (changed, [pattern, replacement]) => changed.replace(pattern, replacement),
    text,
  );
}
