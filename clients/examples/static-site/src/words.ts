/** What the site itself says, by language. A language that is missing here speaks English. */
export interface Words {
  readonly language: string;
  readonly skip: string;
  readonly home: string;
  readonly welcome: string;
  readonly lead: string;
  readonly topics: string;
  readonly newest: string;
  readonly all: string;
  readonly page: string;
  readonly newer: string;
  readonly older: string;
  readonly search: string;
  readonly searchHint: string;
  readonly searchButton: string;
  readonly needsScript: string;
  readonly onThisPage: string;
  readonly by: string;
  readonly read: string;
  readonly updated: string;
  readonly reviewed: string;
  readonly related: string;
  readonly aboutAuthors: string;
  readonly articlesBy: string;
  readonly partOf: string;
  readonly sources: string;
  readonly elsewhere: string;
  readonly alsoIn: string;
  readonly articles: string;
  readonly counted: (articles: number) => string;
  readonly missing: string;
  readonly missingText: string;
}

const english: Words = {
  language: 'English',
  skip: 'Skip to the content',
  home: 'Home',
  welcome: 'Your face, explained',
  lead: 'What happens when the facial nerve falls silent, what helps, and what to expect. Written for patients and for those who care for them.',
  topics: 'Topics',
  newest: 'Newest articles',
  all: 'All articles',
  page: 'Page',
  newer: 'Newer articles',
  older: 'Older articles',
  search: 'Search',
  searchHint: 'What would you like to know?',
  searchButton: 'Search',
  needsScript: 'Searching needs JavaScript. The topics lead to all articles without it.',
  onThisPage: 'On this page',
  by: 'By',
  read: 'to read',
  updated: 'Published',
  reviewed: 'Medically reviewed',
  related: 'Read next',
  aboutAuthors: 'Who wrote this',
  articlesBy: 'Articles by',
  partOf: 'Part of',
  sources: 'Sources',
  elsewhere: 'Elsewhere',
  alsoIn: 'Read this in',
  articles: 'Articles',
  counted: (articles) => (articles === 1 ? '1 article' : `${articles} articles`),
  missing: 'Nothing lives here',
  missingText: 'The page may have moved. A search finds it, or begin at the front page.',
};

const dutch: Words = {
  language: 'Nederlands',
  skip: 'Naar de inhoud',
  home: 'Begin',
  welcome: 'Uw gezicht, uitgelegd',
  lead: 'Wat er gebeurt als de aangezichtszenuw zwijgt, wat helpt en wat u kunt verwachten. Voor patiënten en hun naasten.',
  topics: 'Onderwerpen',
  newest: 'Nieuwste artikelen',
  all: 'Alle artikelen',
  page: 'Pagina',
  newer: 'Nieuwere artikelen',
  older: 'Oudere artikelen',
  search: 'Zoeken',
  searchHint: 'Wat wilt u weten?',
  searchButton: 'Zoek',
  needsScript: 'Zoeken vraagt om JavaScript. De onderwerpen leiden ook zonder naar alle artikelen.',
  onThisPage: 'Op deze pagina',
  by: 'Door',
  read: 'leestijd',
  updated: 'Gepubliceerd',
  reviewed: 'Medisch nagekeken',
  related: 'Lees verder',
  aboutAuthors: 'Wie dit schreef',
  articlesBy: 'Artikelen van',
  partOf: 'Deel van',
  sources: 'Bronnen',
  elsewhere: 'Elders',
  alsoIn: 'Lees dit in',
  articles: 'Artikelen',
  counted: (articles) => (articles === 1 ? '1 artikel' : `${articles} artikelen`),
  missing: 'Hier staat niets',
  missingText: 'De pagina is misschien verhuisd. Zoek haar, of begin vooraan.',
};

const byLanguage: Readonly<Record<string, Words>> = { en: english, nl: dutch };

export function wordsOf(locale: string): Words {
  return byLanguage[new Intl.Locale(locale).language] ?? english;
}

/** A day as people write it: 8 July 2025. The clinic's dates are days, so they are read in UTC. */
export function dayOf(instant: string, locale: string): string {
  const tag = locale === 'en' ? 'en-GB' : locale;
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
}
