/** Phrases that mean the same to a reader, as a first start knows them. Editors change them afterwards. */
export interface UsualSynonyms {
  readonly locale: string;
  readonly phrases: readonly string[];
}

const ENGLISH = [
  ["Bell's palsy", 'facial palsy', 'facial paralysis', 'idiopathic facial paralysis'],
  ['synkinesis', 'involuntary movement', 'aberrant regeneration'],
  ['EMG', 'electromyography', 'electromyogram'],
  ['hemifacial spasm', 'HFS', 'facial spasm'],
  ['Ramsay Hunt syndrome', 'herpes zoster oticus', 'shingles of the ear'],
  ['seventh cranial nerve', 'cranial nerve VII', 'facial nerve'],
  ['botulinum toxin', 'botox'],
  ['corticosteroid', 'steroid', 'prednisolone', 'prednisone'],
  ['antiviral', 'aciclovir', 'acyclovir', 'valaciclovir', 'valacyclovir'],
  ['contracture', 'tight muscle'],
  ['shingles', 'herpes zoster'],
  ['cold sore', 'herpes simplex'],
  ['stroke', 'cerebrovascular accident', 'brain attack'],
  ['physiotherapy', 'physical therapy'],
  ['crocodile tears', 'gustatory tearing', "Bogorad's syndrome"],
  ['drooping face', 'facial droop'],
  ['dry eye', 'exposure keratitis'],
  ['hyperacusis', 'sensitive to sound'],
  ['taste loss', 'dysgeusia', 'ageusia'],
  ['acoustic neuroma', 'vestibular schwannoma'],
];

const DUTCH = [
  [
    'verlamming van Bell',
    'aangezichtsverlamming',
    'gezichtsverlamming',
    'aangezichtsparese',
    'facialisparese',
  ],
  ['synkinesie', 'meebewegen', 'ongewilde beweging'],
  ['EMG', 'elektromyografie'],
  ['hemifaciale spasme', 'gezichtskramp'],
  ['syndroom van Ramsay Hunt', 'gordelroos van het oor'],
  ['aangezichtszenuw', 'nervus facialis', 'zevende hersenzenuw'],
  ['botulinetoxine', 'botox'],
  ['prednison', 'prednisolon', 'corticosteroïd', 'ontstekingsremmer'],
  ['beroerte', 'CVA', 'herseninfarct'],
  ['gordelroos', 'herpes zoster'],
  ['fysiotherapie', 'mimetherapie'],
];

/** The groups of a language's clinic, none for a language nobody has written them for. */
export function usualSynonyms(locale: string): UsualSynonyms[] {
  const groups = locale.startsWith('en') ? ENGLISH : locale.startsWith('nl') ? DUTCH : [];
  return groups.map((phrases) => ({ locale, phrases }));
}
