/** A script that talks to the editorial API of a running service over HTTP, as any script would. */
export interface EditorialClient {
  /** The `data` of an answer; throws where there are top-level errors, and where the connection breaks. */
  ask<Data>(query: string, variables?: object): Promise<Data>;
}

/** Signs in with a password and keeps the session's cookie. */
export async function signIn(url: string, email: string, password: string): Promise<EditorialClient> {
  const response = await post(url, {
    query: `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } userErrors { message } } }`,
    variables: { input: { email, password } },
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  const answer = await response.text();
  if (!cookie) throw new Error(`Not signed in: ${answer}`);
  return {
    async ask<Data>(query: string, variables: object = {}) {
      const { data, errors } = (await (await post(url, { query, variables }, cookie)).json()) as {
        data: Data;
        errors?: unknown;
      };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

function post(url: string, body: object, cookie?: string): Promise<Response> {
  return fetch(`${url}/editor/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
}
