import { register } from 'node:module';

// `node --import ./test/support/typescript.mjs file.ts` runs sources without a build, as the tests see them.
register('./typescript-hooks.mjs', import.meta.url);
