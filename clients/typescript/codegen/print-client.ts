import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import {
  buildSchema,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const SCHEMA = 'docs/schema/delivery.graphql';
const CLIENT = 'clients/typescript/';

/** An operation with the fragments it needs, as it goes over the wire. */
interface PrintedOperation {
  readonly name: string;
  readonly text: string;
  /** SHA-256 of `text` in hexadecimal: its name in persisted queries and in the manifest. */
  readonly hash: string;
}

/** How scalars arrive in JSON. Portable Text is typed by hand in `src/portable-text.ts`. */
const SCALARS = {
  ID: 'string',
  DateTime: 'string',
  Date: 'string',
  Locale: 'string',
  URL: 'string',
  JSON: 'unknown',
};

/** Every file of the client that is made from the printed schema and `documents/`, by its path in the repository. */
export async function clientFiles(repository: URL): Promise<Map<string, string>> {
  const schema = readFileSync(new URL(SCHEMA, repository), 'utf8');
  const documents = readDocuments(new URL(`${CLIENT}documents/`, repository));
  const printed = printOperations(documents.map(({ document }) => document));
  const types = await codegen({
    filename: 'operations.generated.ts',
    schema: parse(schema),
    schemaAst: buildSchema(schema),
    documents,
    config: {
      scalars: SCALARS,
      strictScalars: true,
      immutableTypes: true,
      skipTypename: true,
      // Values of an enum are texts: a phone may meet one that is younger than itself.
      enumType: 'string-literal',
      arrayInputCoercion: false,
      dedupeFragments: true,
    },
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  });
  return new Map([
    [`${CLIENT}src/operations.generated.ts`, `${HEADER}${types}\n${printed.map(asConstant).join('\n')}`],
    [`${CLIENT}trusted-documents.json`, manifestOf(printed)],
  ]);
}

const HEADER = `// Made from documents/*.graphql and the printed schema by \`npm run client\`. Change those.
import type { Operation } from './operation.js';

`;

function readDocuments(folder: URL) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted()
    .map((file) => ({ location: file, document: parse(readFileSync(new URL(file, folder), 'utf8')) }));
}

function printOperations(documents: readonly DocumentNode[]): PrintedOperation[] {
  const definitions = documents.flatMap(({ definitions }) => definitions);
  const fragments = new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const text = stripIgnoredCharacters(
        [operation, ...fragmentsOf(operation, fragments)].map(print).join('\n'),
      );
      return { name: operation.name!.value, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}

/** The fragments an operation reaches, each once, in the order they are met. */
function fragmentsOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Iterable<FragmentDefinitionNode> {
  const found = new Set<FragmentDefinitionNode>();
  const walk = (node: OperationDefinitionNode | FragmentDefinitionNode) => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`No document defines the fragment ${name.value}.`);
        if (found.has(fragment)) return;
        found.add(fragment);
        walk(fragment);
      },
    });
  };
  walk(operation);
  return found;
}

function asConstant({ name, text, hash }: PrintedOperation): string {
  return `export const ${name}: Operation<${name}Query, ${name}QueryVariables> = {
  name: '${name}',
  hash: '${hash}',
  text: ${JSON.stringify(text)},
};
`;
}

/** What a server may be told to answer alone: an object of documents by their SHA-256. */
function manifestOf(printed: readonly PrintedOperation[]): string {
  const byHash = printed.map(({ hash, text }) => [hash, text] as const);
  const sorted = byHash.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file:').href) {
  const repository = new URL('../../../', import.meta.url);
  for (const [path, content] of await clientFiles(repository)) {
    writeFileSync(new URL(path, repository), content);
  }
}
