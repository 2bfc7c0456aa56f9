import type { Variable } from './variable.js';
import { VARIABLES } from './variables.js';

const VARIABLE_TABLE: Readonly<Record<string, Variable<unknown>>> = VARIABLES;

/** One environment variable as a reader sees it. */
export interface VariableDescription {
  readonly name: string;
  readonly about: string;
  readonly expected: string;
  /** The default, or a phrase that says where it comes from. */
  readonly fallback: string;
  readonly example: string | undefined;
  readonly secret: boolean;
}

/** Every environment variable, in the order of the documentation. */
export function describeConfig(): VariableDescription[] {
  return Object.entries(VARIABLE_TABLE).map(([name, variable]) => ({
    name,
    about: variable.about,
    expected: variable.expected,
    fallback: variable.fallback ?? variable.fallbackNote ?? 'none',
    example: variable.example,
    secret: variable.secret ?? false,
  }));
}

/** The text of `.env.example`: every variable commented out, at its default or an example. */
export function envExample(): string {
  const blocks = describeConfig().map(({ name, about, expected, fallback, example }) => {
    const value = example ?? VARIABLE_TABLE[name]?.fallback ?? '';
    return `# ${about}\n# Expected: ${expected}. Default: ${fallback}.\n#${name}=${value}\n`;
  });
  return `# Copy to .env and uncomment what you change. An empty value counts as missing.\n\n${blocks.join('\n')}`;
}
