// Made from documents/*.graphql and the printed schema by `npm run client`. Change those.
import type { Operation } from './operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Aspects of health that articles treat, after schema.org's HealthAspectEnumeration. */
export type HealthAspect =
  /** What the condition is. */
  | 'OVERVIEW'
  /** Signs and how it feels. */
  | 'SYMPTOMS'
  /** Where it comes from, and what makes it likelier. */
  | 'CAUSES'
  /** How it is recognised and told from others. */
  | 'DIAGNOSIS'
  /** How it goes on and what to expect. */
  | 'PROGNOSIS'
  /** What professionals do about it. */
  | 'TREATMENTS'
  /** What one can do about it oneself. */
  | 'SELF_CARE'
  /** Daily life, work and feelings. */
  | 'LIVING_WITH'
  /** How to keep it from happening. */
  | 'PREVENTION'
  /** Mistaken beliefs. */
  | 'MISCONCEPTIONS'
  /** When help is needed, and how soon. */
  | 'WHEN_TO_SEE_A_DOCTOR';

/** Why an article stands beside another. */
export type RelatedReason =
  /** An editor picked it. */
  | 'PICKED'
  /** Its text is alike; where no text is, it has a topic in common or is new. */
  | 'SIMILAR';

/** What matches can be divided by. */
export type FacetField =
  /** By topic; values are topic slugs. */
  | 'TOPIC'
  /** By author; values are author slugs. */
  | 'AUTHOR'
  /** By locale; values are language tags. */
  | 'LOCALE'
  /** By reading time; values are whole minutes. */
  | 'READING_TIME';

export type ArticlePageQueryVariables = Exact<{
  slug: string;
  locale?: string | null | undefined;
}>;


export type ArticlePageQuery = { readonly site: { readonly name: string, readonly url: string, readonly defaultLocale: string, readonly publisher: unknown, readonly medicalNotice: string, readonly locales: ReadonlyArray<{ readonly locale: string, readonly fallbacks: ReadonlyArray<string> }> }, readonly article: { readonly revision: number, readonly jsonLd: unknown, readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly body: { readonly html: string }, readonly translations: ReadonlyArray<{ readonly locale: string, readonly slug: string, readonly title: string, readonly url: string, readonly outdatedSince: string | null }>, readonly sections: ReadonlyArray<{ readonly anchor: string, readonly level: number, readonly title: string, readonly aspect: HealthAspect | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string } }>, readonly authorsInFull: ReadonlyArray<{ readonly jobTitle: string | null, readonly bio: string | null, readonly sameAs: ReadonlyArray<string>, readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null }>, readonly medicalReview: { readonly reviewedOn: string, readonly nextDueOn: string, readonly isOverdue: boolean, readonly reviewers: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }> } | null, readonly related: ReadonlyArray<{ readonly reason: RelatedReason, readonly article: { readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> } }>, readonly citations: ReadonlyArray<{ readonly number: number, readonly text: string, readonly url: string | null, readonly doi: string | null, readonly pmid: string | null, readonly accessedOn: string | null }>, readonly callToAction: { readonly title: string, readonly text: string | null, readonly label: string, readonly url: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null } | null, readonly readability: { readonly formula: string, readonly score: number, readonly gradeLevel: number | null, readonly band: string } | null, readonly seo: { readonly title: string, readonly description: string, readonly canonicalUrl: string, readonly robots: string, readonly openGraph: unknown }, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> } | null };

export type ArticlePortableTextQueryVariables = Exact<{
  slug: string;
  locale?: string | null | undefined;
}>;


export type ArticlePortableTextQuery = { readonly site: { readonly name: string, readonly url: string, readonly defaultLocale: string, readonly publisher: unknown, readonly medicalNotice: string, readonly locales: ReadonlyArray<{ readonly locale: string, readonly fallbacks: ReadonlyArray<string> }> }, readonly article: { readonly revision: number, readonly jsonLd: unknown, readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly body: { readonly portableText: unknown }, readonly translations: ReadonlyArray<{ readonly locale: string, readonly slug: string, readonly title: string, readonly url: string, readonly outdatedSince: string | null }>, readonly sections: ReadonlyArray<{ readonly anchor: string, readonly level: number, readonly title: string, readonly aspect: HealthAspect | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string } }>, readonly authorsInFull: ReadonlyArray<{ readonly jobTitle: string | null, readonly bio: string | null, readonly sameAs: ReadonlyArray<string>, readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null }>, readonly medicalReview: { readonly reviewedOn: string, readonly nextDueOn: string, readonly isOverdue: boolean, readonly reviewers: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }> } | null, readonly related: ReadonlyArray<{ readonly reason: RelatedReason, readonly article: { readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> } }>, readonly citations: ReadonlyArray<{ readonly number: number, readonly text: string, readonly url: string | null, readonly doi: string | null, readonly pmid: string | null, readonly accessedOn: string | null }>, readonly callToAction: { readonly title: string, readonly text: string | null, readonly label: string, readonly url: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null } | null, readonly readability: { readonly formula: string, readonly score: number, readonly gradeLevel: number | null, readonly band: string } | null, readonly seo: { readonly title: string, readonly description: string, readonly canonicalUrl: string, readonly robots: string, readonly openGraph: unknown }, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> } | null };

export type AuthorPageQueryVariables = Exact<{
  slug: string;
  locale?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuthorPageQuery = { readonly site: { readonly name: string, readonly url: string, readonly defaultLocale: string, readonly publisher: unknown, readonly medicalNotice: string, readonly locales: ReadonlyArray<{ readonly locale: string, readonly fallbacks: ReadonlyArray<string> }> }, readonly author: { readonly jobTitle: string | null, readonly bio: string | null, readonly sameAs: ReadonlyArray<string>, readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly articles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } } | null };

export type ArticleCardFragment = { readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> };

export type AuthorCardFragment = { readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null };

export type TopicLinkFragment = { readonly id: string, readonly slug: string, readonly name: string };

export type FigurePartsFragment = { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null };

export type ReadingTimePartsFragment = { readonly minutes: number, readonly text: string, readonly duration: string };

export type SeoPartsFragment = { readonly title: string, readonly description: string, readonly canonicalUrl: string, readonly robots: string, readonly openGraph: unknown };

export type PageInfoPartsFragment = { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null };

export type SiteFrameFragment = { readonly name: string, readonly url: string, readonly defaultLocale: string, readonly publisher: unknown, readonly medicalNotice: string, readonly locales: ReadonlyArray<{ readonly locale: string, readonly fallbacks: ReadonlyArray<string> }> };

export type ArticlePagePartsFragment = { readonly revision: number, readonly jsonLd: unknown, readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly translations: ReadonlyArray<{ readonly locale: string, readonly slug: string, readonly title: string, readonly url: string, readonly outdatedSince: string | null }>, readonly sections: ReadonlyArray<{ readonly anchor: string, readonly level: number, readonly title: string, readonly aspect: HealthAspect | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string } }>, readonly authorsInFull: ReadonlyArray<{ readonly jobTitle: string | null, readonly bio: string | null, readonly sameAs: ReadonlyArray<string>, readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null }>, readonly medicalReview: { readonly reviewedOn: string, readonly nextDueOn: string, readonly isOverdue: boolean, readonly reviewers: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }> } | null, readonly related: ReadonlyArray<{ readonly reason: RelatedReason, readonly article: { readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> } }>, readonly citations: ReadonlyArray<{ readonly number: number, readonly text: string, readonly url: string | null, readonly doi: string | null, readonly pmid: string | null, readonly accessedOn: string | null }>, readonly callToAction: { readonly title: string, readonly text: string | null, readonly label: string, readonly url: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null } | null, readonly readability: { readonly formula: string, readonly score: number, readonly gradeLevel: number | null, readonly band: string } | null, readonly seo: { readonly title: string, readonly description: string, readonly canonicalUrl: string, readonly robots: string, readonly openGraph: unknown }, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> };

export type FrontPageQueryVariables = Exact<{
  locale?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FrontPageQuery = { readonly site: { readonly name: string, readonly url: string, readonly defaultLocale: string, readonly publisher: unknown, readonly medicalNotice: string, readonly locales: ReadonlyArray<{ readonly locale: string, readonly fallbacks: ReadonlyArray<string> }> }, readonly topics: { readonly nodes: ReadonlyArray<{ readonly description: string | null, readonly id: string, readonly slug: string, readonly name: string, readonly parent: { readonly id: string, readonly slug: string } | null }> }, readonly articles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type RouteQueryVariables = Exact<{
  path: string;
}>;


export type RouteQuery = { readonly route:
    | { readonly __typename: 'Article', readonly id: string, readonly slug: string, readonly locale: string, readonly url: string }
    | { readonly __typename: 'Redirect', readonly location: string, readonly status: number }
   | null };

export type SearchQueryVariables = Exact<{
  text: string;
  locale?: string | null | undefined;
  topic?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchQuery = { readonly search: { readonly totalCount: number, readonly correctedText: string | null, readonly edges: ReadonlyArray<{ readonly snippet: string, readonly node: { readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> } }>, readonly facets: ReadonlyArray<{ readonly field: FacetField, readonly values: ReadonlyArray<{ readonly value: string, readonly label: string, readonly count: number }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type SitemapQueryVariables = Exact<{
  locale?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SitemapQuery = { readonly articles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly updatedAt: string, readonly translations: ReadonlyArray<{ readonly locale: string, readonly slug: string, readonly url: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type TopicPageQueryVariables = Exact<{
  slug: string;
  locale?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TopicPageQuery = { readonly site: { readonly name: string, readonly url: string, readonly defaultLocale: string, readonly publisher: unknown, readonly medicalNotice: string, readonly locales: ReadonlyArray<{ readonly locale: string, readonly fallbacks: ReadonlyArray<string> }> }, readonly topic: { readonly locale: string, readonly description: string | null, readonly id: string, readonly slug: string, readonly name: string, readonly parent: { readonly id: string, readonly slug: string, readonly name: string } | null, readonly articles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly locale: string, readonly url: string, readonly title: string, readonly subtitle: string | null, readonly summary: string, readonly publishedAt: string, readonly updatedAt: string, readonly image: { readonly alt: string, readonly caption: string | null, readonly credit: string | null, readonly image: { readonly id: string, readonly url: string, readonly srcset: string, readonly width: number, readonly height: number, readonly placeholder: string | null, readonly focalPoint: { readonly x: number, readonly y: number } | null } | null } | null, readonly readingTime: { readonly minutes: number, readonly text: string, readonly duration: string }, readonly authors: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly credentials: string | null }>, readonly topics: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } } | null };

export const ArticlePage: Operation<ArticlePageQuery, ArticlePageQueryVariables> = {
  name: 'ArticlePage',
  hash: 'dbd625936acb72ab1910aee8f947ae1ab55c77cf3bde00bc44d1a4de37e7f2c2',
  text: "query ArticlePage($slug:String!$locale:Locale){site{...SiteFrame}article(slug:$slug locale:$locale){...ArticlePageParts body{html}}}fragment SiteFrame on Site{name url defaultLocale locales{locale fallbacks}publisher medicalNotice(locale:$locale)}fragment ArticlePageParts on Article{...ArticleCard revision translations{locale slug title url outdatedSince}sections{anchor level title aspect readingTime{...ReadingTimeParts}}authorsInFull:authors{...AuthorCard jobTitle(locale:$locale)bio(locale:$locale)image{...FigureParts}sameAs}medicalReview{reviewers{...AuthorCard}reviewedOn nextDueOn isOverdue}related(first:4){reason article{...ArticleCard}}citations{number text url doi pmid accessedOn}callToAction{title text label url image{...FigureParts}}readability{formula score gradeLevel band}seo{...SeoParts}jsonLd}fragment ArticleCard on Article{id slug locale url title subtitle summary publishedAt updatedAt image{...FigureParts}readingTime{...ReadingTimeParts}authors{...AuthorCard}topics{...TopicLink}}fragment FigureParts on Figure{alt caption credit image{id url(width:960 format:WEBP)srcset width height placeholder focalPoint{x y}}}fragment ReadingTimeParts on ReadingTime{minutes text duration}fragment AuthorCard on Author{id slug name credentials}fragment TopicLink on Topic{id slug name}fragment SeoParts on Seo{title description canonicalUrl robots openGraph}",
};

export const ArticlePortableText: Operation<ArticlePortableTextQuery, ArticlePortableTextQueryVariables> = {
  name: 'ArticlePortableText',
  hash: 'ecfe0f253301ed7073c9f03a3bab508a3c998ee0e7cacf078a81f5b9e0b5467f',
  text: "query ArticlePortableText($slug:String!$locale:Locale){site{...SiteFrame}article(slug:$slug locale:$locale){...ArticlePageParts body{portableText}}}fragment SiteFrame on Site{name url defaultLocale locales{locale fallbacks}publisher medicalNotice(locale:$locale)}fragment ArticlePageParts on Article{...ArticleCard revision translations{locale slug title url outdatedSince}sections{anchor level title aspect readingTime{...ReadingTimeParts}}authorsInFull:authors{...AuthorCard jobTitle(locale:$locale)bio(locale:$locale)image{...FigureParts}sameAs}medicalReview{reviewers{...AuthorCard}reviewedOn nextDueOn isOverdue}related(first:4){reason article{...ArticleCard}}citations{number text url doi pmid accessedOn}callToAction{title text label url image{...FigureParts}}readability{formula score gradeLevel band}seo{...SeoParts}jsonLd}fragment ArticleCard on Article{id slug locale url title subtitle summary publishedAt updatedAt image{...FigureParts}readingTime{...ReadingTimeParts}authors{...AuthorCard}topics{...TopicLink}}fragment FigureParts on Figure{alt caption credit image{id url(width:960 format:WEBP)srcset width height placeholder focalPoint{x y}}}fragment ReadingTimeParts on ReadingTime{minutes text duration}fragment AuthorCard on Author{id slug name credentials}fragment TopicLink on Topic{id slug name}fragment SeoParts on Seo{title description canonicalUrl robots openGraph}",
};

export const AuthorPage: Operation<AuthorPageQuery, AuthorPageQueryVariables> = {
  name: 'AuthorPage',
  hash: '8328d3052d380344c5f0058af05068cad037850483abdaabb3f23633b85e6227',
  text: "query AuthorPage($slug:String!$locale:Locale$first:Int=20$after:String){site{...SiteFrame}author(slug:$slug){...AuthorCard jobTitle(locale:$locale)bio(locale:$locale)image{...FigureParts}sameAs articles(first:$first after:$after locale:$locale){totalCount nodes{...ArticleCard}pageInfo{...PageInfoParts}}}}fragment SiteFrame on Site{name url defaultLocale locales{locale fallbacks}publisher medicalNotice(locale:$locale)}fragment AuthorCard on Author{id slug name credentials}fragment FigureParts on Figure{alt caption credit image{id url(width:960 format:WEBP)srcset width height placeholder focalPoint{x y}}}fragment ArticleCard on Article{id slug locale url title subtitle summary publishedAt updatedAt image{...FigureParts}readingTime{...ReadingTimeParts}authors{...AuthorCard}topics{...TopicLink}}fragment ReadingTimeParts on ReadingTime{minutes text duration}fragment TopicLink on Topic{id slug name}fragment PageInfoParts on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}",
};

export const FrontPage: Operation<FrontPageQuery, FrontPageQueryVariables> = {
  name: 'FrontPage',
  hash: 'c8d65acab90d9437cf0b9f93362176837c096a910b5a7fdf57a571fc32e7bef8',
  text: "query FrontPage($locale:Locale$first:Int=20$after:String){site{...SiteFrame}topics(locale:$locale first:100){nodes{...TopicLink description parent{id slug}}}articles(first:$first after:$after filter:{locale:$locale}order:NEWEST){totalCount nodes{...ArticleCard}pageInfo{...PageInfoParts}}}fragment SiteFrame on Site{name url defaultLocale locales{locale fallbacks}publisher medicalNotice(locale:$locale)}fragment TopicLink on Topic{id slug name}fragment ArticleCard on Article{id slug locale url title subtitle summary publishedAt updatedAt image{...FigureParts}readingTime{...ReadingTimeParts}authors{...AuthorCard}topics{...TopicLink}}fragment FigureParts on Figure{alt caption credit image{id url(width:960 format:WEBP)srcset width height placeholder focalPoint{x y}}}fragment ReadingTimeParts on ReadingTime{minutes text duration}fragment AuthorCard on Author{id slug name credentials}fragment PageInfoParts on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}",
};

export const Route: Operation<RouteQuery, RouteQueryVariables> = {
  name: 'Route',
  hash: '4c46878bbde0eff6f86773cc5807a6b63599f3640ffef6d2248d1aaf45070aac',
  text: "query Route($path:String!){route(path:$path){__typename ...on Article{id slug locale url}...on Redirect{location status}}}",
};

export const Search: Operation<SearchQuery, SearchQueryVariables> = {
  name: 'Search',
  hash: 'efe163f5bcace3ba190f7aa7417928b7a1c55be7cf63c1e1c8ab28fabb866973',
  text: "query Search($text:String!$locale:Locale$topic:String$first:Int=20$after:String){search(text:$text first:$first after:$after filter:{locale:$locale topic:$topic}){totalCount correctedText edges{snippet node{...ArticleCard}}facets{field values{value label count}}pageInfo{...PageInfoParts}}}fragment ArticleCard on Article{id slug locale url title subtitle summary publishedAt updatedAt image{...FigureParts}readingTime{...ReadingTimeParts}authors{...AuthorCard}topics{...TopicLink}}fragment FigureParts on Figure{alt caption credit image{id url(width:960 format:WEBP)srcset width height placeholder focalPoint{x y}}}fragment ReadingTimeParts on ReadingTime{minutes text duration}fragment AuthorCard on Author{id slug name credentials}fragment TopicLink on Topic{id slug name}fragment PageInfoParts on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}",
};

export const Sitemap: Operation<SitemapQuery, SitemapQueryVariables> = {
  name: 'Sitemap',
  hash: 'fbf83a7ecd1fcd467817a9c57bf8e93681402c8a64abeb0007762473b36c06b5',
  text: "query Sitemap($locale:Locale$first:Int=100$after:String){articles(first:$first after:$after filter:{locale:$locale}order:OLDEST){totalCount nodes{id slug locale url updatedAt translations{locale slug url}}pageInfo{...PageInfoParts}}}fragment PageInfoParts on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}",
};

export const TopicPage: Operation<TopicPageQuery, TopicPageQueryVariables> = {
  name: 'TopicPage',
  hash: 'b7cdc3dff48279c21df3652cd8867e68e5966105ff383caec2408380884e7661',
  text: "query TopicPage($slug:String!$locale:Locale$first:Int=20$after:String){site{...SiteFrame}topic(slug:$slug locale:$locale){...TopicLink locale description parent{...TopicLink}articles(first:$first after:$after){totalCount nodes{...ArticleCard}pageInfo{...PageInfoParts}}}}fragment SiteFrame on Site{name url defaultLocale locales{locale fallbacks}publisher medicalNotice(locale:$locale)}fragment TopicLink on Topic{id slug name}fragment ArticleCard on Article{id slug locale url title subtitle summary publishedAt updatedAt image{...FigureParts}readingTime{...ReadingTimeParts}authors{...AuthorCard}topics{...TopicLink}}fragment FigureParts on Figure{alt caption credit image{id url(width:960 format:WEBP)srcset width height placeholder focalPoint{x y}}}fragment ReadingTimeParts on ReadingTime{minutes text duration}fragment AuthorCard on Author{id slug name credentials}fragment PageInfoParts on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}",
};
