/** Health aspects of schema.org (https://schema.org/HealthAspectEnumeration) that the delivery contract names. */
export type HealthAspect =
  | 'OVERVIEW'
  | 'SYMPTOMS'
  | 'CAUSES'
  | 'DIAGNOSIS'
  | 'PROGNOSIS'
  | 'TREATMENTS'
  | 'SELF_CARE'
  | 'LIVING_WITH'
  | 'PREVENTION'
  | 'MISCONCEPTIONS'
  | 'WHEN_TO_SEE_A_DOCTOR';

/** Turns of phrase that decide by themselves, the first that fits. English and Dutch. */
const phrases: readonly (readonly [HealthAspect, RegExp])[] = [
  [
    'WHEN_TO_SEE_A_DOCTOR',
    /\b(?:see|call|consult|contact|visit|ask) (?:a|an|your|the) (?:doctor|gp|physician|specialist)|\b(?:seek|get) (?:medical|emergency|urgent|help|care)|\bemergenc|\bred flags?\b|\bnaar (?:de|uw|je|een) (?:huis)?(?:arts|dokter)|\b(?:arts|dokter|huisarts) (?:bellen|raadplegen|bezoeken|waarschuwen)|\bspoed|\balarmsignalen\b/,
  ],
  [
    'MISCONCEPTIONS',
    /\bmyths?\b|\bmisconception|\bmisunderstanding|\bcommon belief|\bfacts? or|\bmythen?\b|\bmisverstand|\bmisvatting|\bfabels?\b|\bfabeltjes\b/,
  ],
  [
    'PREVENTION',
    /\bprevent|\blower(?:ing)? (?:the|your) risk|\breduc(?:e|ing) (?:the|your) risk|\bvoork[oó]m|\bpreventie|\bte voorkomen\b/,
  ],
  [
    'LIVING_WITH',
    /\bliving with\b|\blive with\b|\bcoping\b|\bcope with\b|\bdaily life\b|\beveryday life\b|\bleven met\b|\bomgaan met\b|\bdagelijks(?:e)? leven\b/,
  ],
  [
    'SELF_CARE',
    /\bself[- ]?(?:care|help|massage)|\bat home\b|\bhome remed|\bexercises?\b|\byou can do\b|\bcan you do\b|\bdo yourself\b|\bzelfzorg|\bzelfhulp|\bzelf doen\b|\boefening|\bkun(?:t)? (?:u|je|jij)\b.*\bdoen\b|\b(?:u|je) (?:zelf )?kun(?:t)? doen\b|\bthuis\b/,
  ],
];

/** Words that stand for an aspect; of several in a heading the one that comes first decides. */
const words: readonly (readonly [HealthAspect, RegExp])[] = [
  ['SYMPTOMS', /\bsymptom|\bsigns?\b|\bcomplaints?\b|\bsymptomen\b|\bklacht|\bverschijnsel|\bkenmerk/],
  [
    'CAUSES',
    /\bcaus(?:e|es|ed|ing)\b|\breasons?\b|\brisk factor|\btriggers?\b|\boorza(?:a)?k|\bwaardoor\b|\brisicofactor|\bontsta/,
  ],
  ['DIAGNOSIS', /\bdiagnos|\btests?\b|\btesting\b|\bexaminations?\b|\bonderzoek|\bvaststellen\b/],
  [
    'PROGNOSIS',
    /\bprogno|\boutlook\b|\brecover|\bpermanent|\bhow long\b|\bheal(?:s|ing)?\b|\bcomplications?\b|\bvooruitzicht|\bherstel|\bhoe ?lang\b|\bgenez|\bblijvend|\bverloop\b/,
  ],
  [
    'TREATMENTS',
    /\btreat|\btherap|\bmedic(?:ines?|ations?)\b|\bsurger|\brehabilitat|\bcures?\b|\bbehandel|\bmedicijn|\bmedicatie|\boperatie|\brevalidatie/,
  ],
];

const OVERVIEW =
  /\boverview\b|\bwhat (?:is|are)\b|\bintroduction\b|\bsummary\b|\bin (?:short|brief)\b|\boverzicht\b|\bwat (?:is|zijn)\b|\binleiding\b|\bsamenvatting\b|\bin het kort\b/;

/** The aspect of health that a heading announces, guessed from English and Dutch keywords; null where none fits. */
export function healthAspectOf(heading: string): HealthAspect | null {
  const text = heading.slice(0, 300).toLowerCase().replace(/\s+/g, ' ');
  const phrase = phrases.find(([, pattern]) => pattern.test(text));
  if (phrase) return phrase[0];
  let found: HealthAspect | null = null;
  let earliest = Infinity;
  for (const [aspect, pattern] of words) {
    const at = text.search(pattern);
    if (at >= 0 && at < earliest) [found, earliest] = [aspect, at];
  }
  return found ?? (OVERVIEW.test(text) ? 'OVERVIEW' : null);
}
