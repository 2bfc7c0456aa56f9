/** The words of our own in embeds. `{…}` is filled in. */
export interface EmbedWords {
  /** Language of these words, which is not the article's where we have none in it. */
  readonly language: string;
  readonly from: string;
  readonly by: string;
  readonly minutes: string;
  readonly updated: string;
  readonly reviewed: string;
  readonly original: string;
  readonly whole: string;
  readonly about: string;
  readonly gone: string;
  readonly nothing: string;
  readonly suspended: string;
  readonly failed: string;
  readonly visit: string;
}

const ENGLISH: EmbedWords = {
  language: 'en',
  from: 'From {site}',
  by: 'By {names}',
  minutes: '{minutes} min read',
  updated: 'Updated {date}',
  reviewed: 'Medically reviewed by {names} on {date}',
  original: 'Read the original at {site}',
  whole: 'Read the whole article at {site}',
  about: 'About this text',
  gone: 'This article is no longer available.',
  nothing: 'There is no article here.',
  suspended: 'This article cannot be shown here at the moment.',
  failed: 'This article cannot be shown at the moment.',
  visit: 'Go to {site}',
};

const ALL: readonly EmbedWords[] = [
  ENGLISH,
  {
    language: 'nl',
    from: 'Van {site}',
    by: 'Door {names}',
    minutes: '{minutes} min. lezen',
    updated: 'Bijgewerkt op {date}',
    reviewed: 'Medisch beoordeeld door {names} op {date}',
    original: 'Lees het origineel op {site}',
    whole: 'Lees het hele artikel op {site}',
    about: 'Over deze tekst',
    gone: 'Dit artikel is niet meer beschikbaar.',
    nothing: 'Hier is geen artikel.',
    suspended: 'Dit artikel kan hier op dit moment niet worden getoond.',
    failed: 'Dit artikel kan op dit moment niet worden getoond.',
    visit: 'Naar {site}',
  },
  {
    language: 'de',
    from: 'Von {site}',
    by: 'Von {names}',
    minutes: '{minutes} Min. Lesezeit',
    updated: 'Aktualisiert am {date}',
    reviewed: 'Medizinisch geprüft von {names} am {date}',
    original: 'Das Original lesen bei {site}',
    whole: 'Den ganzen Artikel lesen bei {site}',
    about: 'Über diesen Text',
    gone: 'Dieser Artikel ist nicht mehr verfügbar.',
    nothing: 'Hier ist kein Artikel.',
    suspended: 'Dieser Artikel kann hier zurzeit nicht gezeigt werden.',
    failed: 'Dieser Artikel kann zurzeit nicht gezeigt werden.',
    visit: 'Zu {site}',
  },
  {
    language: 'fr',
    from: 'Un article de {site}',
    by: 'Par {names}',
    minutes: '{minutes} min de lecture',
    updated: 'Mis à jour le {date}',
    reviewed: 'Vérifié médicalement par {names} le {date}',
    original: 'Lire l’original sur {site}',
    whole: 'Lire l’article entier sur {site}',
    about: 'À propos de ce texte',
    gone: 'Cet article n’est plus disponible.',
    nothing: 'Il n’y a pas d’article ici.',
    suspended: 'Cet article ne peut pas être affiché ici pour le moment.',
    failed: 'Cet article ne peut pas être affiché pour le moment.',
    visit: 'Aller sur {site}',
  },
  {
    language: 'ar',
    from: 'من {site}',
    by: 'بقلم {names}',
    minutes: 'مدة القراءة {minutes} دقائق',
    updated: 'حُدِّث في {date}',
    reviewed: 'راجعه طبيًا {names} في {date}',
    original: 'اقرأ النص الأصلي على {site}',
    whole: 'اقرأ المقال كاملًا على {site}',
    about: 'عن هذا النص',
    gone: 'لم يعد هذا المقال متاحًا.',
    nothing: 'لا يوجد مقال هنا.',
    suspended: 'لا يمكن عرض هذا المقال هنا حاليًا.',
    failed: 'لا يمكن عرض هذا المقال حاليًا.',
    visit: 'انتقل إلى {site}',
  },
];

const BY_LANGUAGE = new Map(ALL.map((words) => [words.language, words]));

/** In the locale's language; in English where we have no words in it. */
export function embedWords(locale: string): EmbedWords {
  return BY_LANGUAGE.get(locale.split('-')[0]!) ?? ENGLISH;
}

/** A sentence with what it tells. */
export function told(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** Scripts that run from right to left, and the languages usually written in them. */
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** Direction of a locale's script. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(locale).maximize();
  return script !== undefined && RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
}
