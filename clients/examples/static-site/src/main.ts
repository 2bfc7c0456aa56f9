import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSite } from './build-site.js';
import { serveFolder } from './serve-folder.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4000/graphql' },
    out: { type: 'string', default: 'site' },
    serve: { type: 'string' },
  },
});

// Compiled, this file lies in dist/server/examples/static-site/src.
const example = new URL('../../../../../', import.meta.url);
const pages = await buildSite({
  apiUrl: values.url,
  outFolder: values.out,
  assetsFolder: fileURLToPath(new URL('../assets', example)),
  scriptsFolder: fileURLToPath(new URL('dist/browser', example)),
});
console.log(`${pages} pages in ${values.out}`);
if (values.serve !== undefined)
  console.log(`Serving at ${await serveFolder(values.out, Number(values.serve))}`);
