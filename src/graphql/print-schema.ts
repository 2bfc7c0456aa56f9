import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import { buildSchema, parse, printSchema } from 'graphql';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSchema } from './schema-files.js';

/** An API whose schema is printed. Paths are relative to the repository. */
interface PrintedApi {
  readonly folder: string;
  readonly schemaFile: string;
  readonly typesFile: string;
}

const APIS: readonly PrintedApi[] = [
  {
    folder: 'src/delivery/',
    schemaFile: 'docs/schema/delivery.graphql',
    typesFile: 'src/delivery/delivery.types.generated.ts',
  },
  {
    folder: 'src/editorial/',
    schemaFile: 'docs/schema/editorial.graphql',
    typesFile: 'src/editorial/editorial.types.generated.ts',
  },
];

/** The types our resolvers hand out and take in for each scalar: what `scalars.ts` parses and serializes. */
const SCALARS = {
  ID: { input: 'string', output: 'string' },
  DateTime: { input: 'Date', output: 'Date | string' },
  Date: { input: 'string', output: 'string' },
  Locale: { input: 'string', output: 'string' },
  URL: { input: 'string', output: 'string' },
  JSON: { input: 'unknown', output: 'unknown' },
};

/** Every file that is made from the SDL, by its path in the repository: printed schemas and TypeScript types. */
export async function printedFiles(repository: URL): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const api of APIS) {
    const sdl = readSchema(
      new URL(api.folder, repository),
      new URL('src/graphql/shared.graphql', repository),
    );
    const schema = printSchema(buildSchema(sdl));
    files.set(api.schemaFile, `${schema}\n`);
    files.set(api.typesFile, await typesOf(schema, api.typesFile));
  }
  return files;
}

async function typesOf(schema: string, filename: string): Promise<string> {
  const types = await codegen({
    filename,
    documents: [],
    config: {
      enumsAsTypes: true,
      immutableTypes: true,
      skipTypename: true,
      scalars: SCALARS,
      strictScalars: true,
    },
    schema: parse(schema),
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
  });
  return `// Made from the .graphql files by \`npm run schema\`. Change those.\n${types}`;
}

/** Writes every such file. */
export async function writePrintedFiles(repository: URL): Promise<void> {
  for (const [path, content] of await printedFiles(repository)) {
    const file = fileURLToPath(new URL(path, repository));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file:').href) {
  await writePrintedFiles(new URL('../../', import.meta.url));
}
