import type { Contestant } from './contestants/contestant.js';
import { ADMIN } from './contestants/plans.js';

/** The name of the bench's access token. */
export const TOKEN_NAME = 'bench';

/** Signs in at the service as the administrator whom it has made, and makes a token that may write articles. */
export async function createWritersToken({ host, port }: Contestant): Promise<string> {
  const ask = async (query: string, variables: object, cookie?: string) => {
    const response = await fetch(`http://${host}:${port}/editor/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
      body: JSON.stringify({ query, variables }),
    });
    return { response, text: await response.text() };
  };
  const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { message } } }`;
  const { response, text } = await ask(signIn, { input: ADMIN });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`The bench cannot sign in: ${text}`);
  const create = `mutation ($input: AccessTokenInput!) { createAccessToken(input: $input) { token userErrors { message } } }`;
  const made = await ask(create, { input: { name: TOKEN_NAME, scopes: ['articles:write'] } }, cookie);
  const { data }: { data?: { createAccessToken?: { token: string | null } } } = JSON.parse(made.text);
  const token = data?.createAccessToken?.token;
  if (token == null) throw new Error(`The bench gets no access token: ${made.text}`);
  return token;
}
