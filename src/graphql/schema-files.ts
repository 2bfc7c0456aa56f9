import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The definitions both schemas share: scalars, Node, PageInfo. */
const SHARED = new URL('./shared.graphql', import.meta.url);

/**
 * The SDL of one API: the shared definitions and every `.graphql` file below `folder`, in the order of their paths.
 * Files are found beside the code that asks, so sources and the built service read each their own.
 */
export function readSchema(folder: URL, shared: URL = SHARED): string {
  const root = fileURLToPath(folder);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .toSorted();
  if (files.length === 0) throw new Error(`No .graphql file below ${root}.`);
  const paths = [fileURLToPath(shared), ...files.map((file) => `${root}/${file}`)];
  return paths.map((path) => readFileSync(path, 'utf8')).join('\n');
}
