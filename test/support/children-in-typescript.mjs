import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Processes that sources start run from sources too, where the tests do.
process.execArgv.push('--import', pathToFileURL(resolve('test/support/typescript.mjs')).href);
