import { GraphQLError, type ValidationRule } from 'graphql';

/**
 * Refuses operations of a kind the schema lacks. graphql-js finds nothing wrong with `subscription { … }` there, since no field of
 * it can be looked up, and fails when it comes to executing it.
 */
export const knownOperationsRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const schema = context.getSchema();
    const roots = {
      query: schema.getQueryType(),
      mutation: schema.getMutationType(),
      subscription: schema.getSubscriptionType(),
    };
    if (roots[node.operation]) return;
    context.reportError(new GraphQLError(`This API has no ${node.operation}s.`, { nodes: node }));
  },
});
