import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { ConfigError, readConfig } from './config.js';
import { describeConfig, envExample } from './describe-config.js';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('reading the configuration', () => {
  it('needs nothing: an empty environment is a service on this machine, with PostgreSQL of its own', () => {
    const config = readConfig({});
    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 4000, graphiql: true, editorOrigins: [] });
    expect(config.database.url).toBeUndefined();
    expect(isAbsolute(config.dataDir)).toBe(true);
    expect(config.site).toMatchObject({
      url: 'http://localhost:4000',
      defaultLocale: 'en',
      locales: [
        { locale: 'en', fallbacks: [] },
        { locale: 'nl', fallbacks: ['en'] },
      ],
      articlePaths: { en: '/{slug}', nl: '/nl/{slug}' },
    });
    expect(config.site.medicalNotices).toMatchObject({ en: expect.any(String), nl: expect.any(String) });
  });

  it('takes an empty or blank value for a missing one', () => {
    expect(readConfig({ PORT: '', SITE_NAME: ' ' })).toEqual(readConfig({}));
  });

  it('is frozen to its depths', () => {
    const config = readConfig({});
    expect(() => Object.assign(config.site.locales[0]!, { locale: 'xx' })).toThrow('read only');
    expect(() => Object.assign(config.http, { port: 1 })).toThrow('read only');
  });

  it('closes GraphiQL in production, unless told otherwise', () => {
    expect(readConfig({ NODE_ENV: 'production' }).http.graphiql).toBe(false);
    expect(readConfig({ NODE_ENV: 'production', GRAPHIQL: 'true' }).http.graphiql).toBe(true);
  });

  it('tells no schema in production, unless told otherwise', () => {
    expect(readConfig({}).http.introspection).toBe(true);
    expect(readConfig({ NODE_ENV: 'production' }).http.introspection).toBe(false);
    expect(readConfig({ NODE_ENV: 'production', INTROSPECTION: 'true' }).http.introspection).toBe(true);
  });

  it('reads locales in their canonical spelling, with chains of fallbacks', () => {
    const { site } = readConfig({ LOCALES: 'EN, pt-br>pt>en ,pt>en', DEFAULT_LOCALE: 'PT-BR' });
    expect(site.locales).toEqual([
      { locale: 'en', fallbacks: [] },
      { locale: 'pt-BR', fallbacks: ['pt', 'en'] },
      { locale: 'pt', fallbacks: ['en'] },
    ]);
    expect(site.articlePaths).toEqual({ en: '/en/{slug}', 'pt-BR': '/{slug}', pt: '/pt/{slug}' });
  });

  it('reads an address pattern per locale, and fills in the others', () => {
    const { site } = readConfig({
      ARTICLE_PATHS: 'en=/articles/{slug}',
      SITE_URL: 'https://clinic.example/site/',
    });
    expect(site.url).toBe('https://clinic.example/site');
    expect(site.articlePaths).toEqual({ en: '/articles/{slug}', nl: '/nl/{slug}' });
  });

  it('blocks what it is told to, and nothing else', () => {
    expect(readConfig({}).problems).toEqual({ blockers: [], readingLevel: null });
    const env = { PUBLISH_BLOCKERS: 'LINK_BROKEN, READING_LEVEL', READING_LEVEL: 'fairly difficult' };
    expect(readConfig(env).problems).toEqual({
      blockers: ['LINK_BROKEN', 'READING_LEVEL'],
      readingLevel: 'fairly difficult',
    });
  });

  it.each([
    [{ PORT: '65536' }, 'PORT is "65536": expected a whole number from 0 to 65535'],
    [{ PORT: '4e3' }, 'PORT is "4e3": expected a whole number from 0 to 65535'],
    [{ PORT: '-1' }, 'PORT is "-1": expected a whole number from 0 to 65535'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL is "loud": expected one of fatal, error, warn, info, debug, trace, silent',
    ],
    [{ GRAPHIQL: 'yes' }, 'GRAPHIQL is "yes": expected one of true, false'],
    [
      { PUBLISH_BLOCKERS: 'LINK_BROKEN, link_moved' },
      'PUBLISH_BLOCKERS is "LINK_BROKEN, link_moved": expected codes of problems separated by commas, of SUMMARY_MISSING, AUTHOR_MISSING, TOPIC_MISSING, FIGURE_WITHOUT_FILE, HEADING_LEVEL_SKIPPED, LINK_BROKEN, LINK_MOVED, CITATION_UNUSED, READING_LEVEL, CONSENT_EXPIRES_SOON, REVIEW_MISSING, REVIEW_OVERDUE: "link_moved" is none',
    ],
    [{ PUBLISH_BLOCKERS: 'LINK_BROKEN,' }, 'PUBLISH_BLOCKERS is "LINK_BROKEN,": expected codes of problems'],
    [
      { PUBLISH_BLOCKERS: 'READING_LEVEL' },
      'PUBLISH_BLOCKERS has READING_LEVEL, but READING_LEVEL is not set: no text would be too hard',
    ],
    [
      { READING_LEVEL: 'simple' },
      'READING_LEVEL is "simple": expected one of very easy, easy, fairly easy, standard, fairly difficult, difficult, very difficult',
    ],
    [{ LOCALES: 'en,english' }, 'LOCALES is "en,english": expected language tags separated by commas'],
    [{ LOCALES: 'en,EN' }, 'LOCALES is "en,EN": expected each locale once'],
    [
      { LOCALES: 'en,nl>de' },
      'LOCALES is "en,nl>de": expected fallbacks that are in the list themselves: de is not',
    ],
    [{ LOCALES: 'en>en' }, 'LOCALES is "en>en": expected fallbacks other than the locale'],
    [{ DEFAULT_LOCALE: 'fr' }, 'DEFAULT_LOCALE is "fr": expected one of LOCALES (en, nl)'],
    [{ ARTICLE_PATHS: 'en=/articles' }, 'ARTICLE_PATHS is "en=/articles": expected a path per locale'],
    [{ ARTICLE_PATHS: 'en=/{slug}?a' }, 'ARTICLE_PATHS is "en=/{slug}?a": expected a path per locale'],
    [{ ARTICLE_PATHS: 'fr=/{slug}' }, 'ARTICLE_PATHS has a path for "fr": expected only LOCALES (en, nl)'],
    [
      { ARTICLE_PATHS: 'nl=/{slug}' },
      'ARTICLE_PATHS gives en and nl the same path /{slug}: expected one of its own',
    ],
    [
      { SITE_URL: 'ftp://clinic.example' },
      'SITE_URL is "ftp://clinic.example": expected an http or https address',
    ],
    [{ EDITOR_ORIGINS: 'https://a.example/x' }, 'EDITOR_ORIGINS is "https://a.example/x": expected origins'],
    [{ ADMIN_EMAIL: 'admin' }, 'ADMIN_EMAIL is "admin": expected an e-mail address'],
    [
      { DELIVERY_DATABASE_URL: 'postgres://a:b@c/d' },
      'DELIVERY_DATABASE_URL is set, but DATABASE_URL is not',
    ],
  ])('refuses %j and says what would be right', (env, fault) => {
    expect(faultsOf(env)).toEqual([expect.stringContaining(fault)]);
  });

  it('never shows a secret, not even a wrong one', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://root:hunter2@db/x', ADMIN_PASSWORD: 'hunter2' });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('names all faults at once', () => {
    expect(faultsOf({ PORT: 'x', HOST: 'a b', SESSION_HOURS: '0' })).toHaveLength(3);
  });
});

describe('the description of the configuration', () => {
  it('gives an example for every variable without a default that can be used', () => {
    const examples = describeConfig().flatMap(({ name, example }) => (example ? [[name, example]] : []));
    expect(faultsOf(Object.fromEntries(examples))).toEqual([]);
  });

  it('is what .env.example says (npx seventh-cms config --env-example)', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
  });
});
