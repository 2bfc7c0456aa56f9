/** The few words of our own on pages for machines and at the end of full texts. */
export interface PageWords {
  readonly source: string;
  readonly reviewed: string;
  readonly references: string;
}

const WORDS: Readonly<Record<string, PageWords>> = {
  en: { source: 'Source', reviewed: 'Medically reviewed', references: 'References' },
  nl: { source: 'Bron', reviewed: 'Medisch beoordeeld', references: 'Literatuur' },
  de: { source: 'Quelle', reviewed: 'Medizinisch geprüft', references: 'Literatur' },
  fr: { source: 'Source', reviewed: 'Vérifié médicalement', references: 'Références' },
};

/** In the locale's language; in English where we have no words in it. */
export function pageWords(locale: string): PageWords {
  return WORDS[locale.split('-')[0]!] ?? WORDS['en']!;
}
