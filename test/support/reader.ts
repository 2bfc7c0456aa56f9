/** What the delivery API answers over HTTP, errors included. */
export interface Read<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly { readonly message: string }[];
  readonly text: string;
}

/** Asks the delivery API of a service as any frontend does. */
export async function read<Data>(url: string, query: string, variables: object = {}): Promise<Read<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as { data: Data; errors?: { message: string }[] };
  return { status: response.status, data, errors, text };
}
