import { Kind, TokenKind, type ASTNode, type Token } from 'graphql';

const LITERALS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/**
 * The name of the argument or input field that a literal in a document was written for, null where the node is no
 * literal. graphql-js says of a bad literal only what type was expected, which helps nobody find it.
 */
export function argumentOfLiteral(node: ASTNode | undefined): string | null {
  if (!node?.loc || !LITERALS.has(node.kind)) return null;
  let depth = 0;
  for (let token: Token | null = node.loc.startToken.prev; token; token = token.prev) {
    if (token.kind === TokenKind.BRACKET_R || token.kind === TokenKind.BRACE_R) depth++;
    if (token.kind === TokenKind.BRACKET_L || token.kind === TokenKind.BRACE_L) depth--;
    if (depth <= 0 && token.kind === TokenKind.COLON) return token.prev?.value ?? null;
  }
  return null;
}
