import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { prefersGraphQLResponse } from '../http/media-type.js';
import { isOfVariables } from './format-error.js';

/** Errors of the request itself, found by parsing, validating and reading variables. */
const REQUEST_ERRORS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * Status codes as GraphQL over HTTP wants them. A client that takes `application/json` gets 200 for every well-formed
 * request, errors of the document included: it cannot tell an answer with another status from one of a proxy. One that takes
 * `application/graphql-response+json` gets 400 for these. Answers that overload cut short are no answers: 503, without data.
 */
export function statusCodesPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, errors = [] }) {
          if (response.body.kind !== 'single' || errors.length === 0) return;
          const { singleResult } = response.body;
          const failed = errors.findIndex((error) => statusOf(error) >= 500);
          if (failed >= 0) {
            response.body.singleResult = { errors: singleResult.errors!.slice(failed, failed + 1) };
            response.http.status = statusOf(errors[failed]!);
          } else if (singleResult.data === undefined && errors.every(isOfRequest)) {
            const wantsStatus = prefersGraphQLResponse(request.http?.headers.get('accept'));
            response.http.status = wantsStatus ? 400 : 200;
          }
        },
      };
    },
  };
}

function isOfRequest(error: GraphQLError): boolean {
  const { extensions } = error;
  // A variable that does not fit; one of ours brings its own status.
  const isVariable = extensions['code'] === 'BAD_USER_INPUT' && extensions['http'] === undefined;
  return isVariable || isOfVariables(error) || REQUEST_ERRORS.has(extensions['code']);
}

function statusOf({ extensions }: GraphQLError): number {
  const { http } = extensions as { http?: { status?: number } };
  return http?.status ?? 200;
}
