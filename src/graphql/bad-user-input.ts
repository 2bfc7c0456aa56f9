import { GraphQLError } from 'graphql';

/** Malformed input: a top-level error that names the argument and says what would be right. */
export function badUserInput(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: 'BAD_USER_INPUT', argument } });
}
