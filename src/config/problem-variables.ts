import { ALWAYS_BLOCKING, BLOCKING_BY_POLICY, type ProblemCode } from '../rules/problems/problem-codes.js';
import { READABILITY_BANDS } from '../rules/reading/readability.js';
import { oneOf, VariableFault, type Variable } from './variable.js';

/** What the site minds before it publishes an article. */
export const PROBLEM_VARIABLES = {
  PUBLISH_BLOCKERS: problemCodes(
    'Problems of an article that forbid publishing it, besides those that always do. The others are warnings.',
  ),
  READING_LEVEL: oneOf({
    about: 'How hard a text may be to read; one that is harder has the problem READING_LEVEL.',
    words: READABILITY_BANDS,
    fallbackNote: 'however hard',
    example: 'standard',
  }),
};

/** A comma list of codes of problems. */
function problemCodes(about: string): Variable<readonly ProblemCode[]> {
  const expected = `codes of problems separated by commas, of ${BLOCKING_BY_POLICY.join(', ')}`;
  const known: readonly ProblemCode[] = [...BLOCKING_BY_POLICY, ...ALWAYS_BLOCKING];
  return {
    about,
    expected,
    fallbackNote: 'none',
    example: 'LINK_BROKEN,SUMMARY_MISSING',
    parse(value) {
      return value.split(',').map((part) => {
        const code = known.find((candidate) => candidate === part.trim());
        if (code === undefined) throw new VariableFault(`${expected}: "${part.trim()}" is none`);
        return code;
      });
    },
  };
}
