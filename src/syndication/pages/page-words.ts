/** The few words of our own on pages for machines and at the end of full texts. */
export interface PageWords {
  readonly source: string;
  readonly reviewed: string;
}

const WORDS: Readonly<Record<string, PageWords>> = {
  en: { source: 'Source', reviewed: 'Medically reviewed' },
  nl: { source: 'Bron', reviewed: 'Medisch beoordeeld' },
  de: { source: 'Quelle', reviewed: 'Medizinisch geprüft' },
  fr: { source: 'Source', reviewed: 'Vérifié médicalement' },
};

/** In the locale's language; in English where we have no words in it. */
export function pageWords(locale: string): PageWords {
  return WORDS[locale.split('-')[0]!] ?? WORDS['en']!;
}
