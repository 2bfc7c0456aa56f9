import { VariableFault, type Variable } from './variable.js';
import { VARIABLES } from './variables.js';

/** What every variable says; undefined where it says nothing, or nothing that can be used. */
export type Values = {
  [Name in keyof typeof VARIABLES]: (typeof VARIABLES)[Name] extends Variable<infer T>
    ? T | undefined
    : never;
};

/** Every variable by itself. An empty value counts as missing: compose files hand on unset variables so. */
export function readValues(env: Readonly<Record<string, string | undefined>>, faults: string[]): Values {
  const entries = Object.entries<Variable<unknown>>(VARIABLES).map(([name, variable]) => {
    const given = env[name]?.trim() || variable.fallback;
    if (given === undefined) return [name, undefined];
    try {
      return [name, variable.parse(given)];
    } catch (error) {
      if (!(error instanceof VariableFault)) throw error;
      const shown = variable.secret ? 'is set to something else' : `is ${JSON.stringify(given)}`;
      faults.push(`${name} ${shown}: expected ${error.message}`);
      return [name, undefined];
    }
  });
  // Each value came out of its own variable's parser, which the compiler cannot see through `fromEntries`.
  return Object.fromEntries(entries) as Values;
}
