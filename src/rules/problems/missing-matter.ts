import { warning, type Problem } from './problem.js';

/** What stands about an article rather than in it. */
export interface ExaminedMatter {
  readonly summary: string | null;
  readonly authors: number;
  readonly topics: number;
}

/** What readers, lists and search engines would look for and not find. */
export function missingMatter({ summary, authors, topics }: ExaminedMatter): Problem[] {
  const problems: Problem[] = [];
  if (summary === null) {
    const message = 'There is no summary. Readers and search engines see the beginning of the text instead.';
    problems.push(warning('SUMMARY_MISSING', message, ['summary']));
  }
  if (authors === 0) problems.push(warning('AUTHOR_MISSING', 'Nobody signs the article.', ['authors']));
  if (topics === 0) {
    problems.push(warning('TOPIC_MISSING', 'The article has no topic, so no list shows it.', ['topics']));
  }
  return problems;
}
