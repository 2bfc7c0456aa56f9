import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { createClient } from '../../../typescript/src/client.js';
import { ContentError } from '../../../typescript/src/content-error.js';
import { answer } from './answer.js';

const API_URL = process.env.API_URL ?? 'http://localhost:4000/graphql';
const PORT = Number(process.env.PORT ?? 3000);

// Compiled, this file lies in dist/examples/server-rendered/src.
const assets = new URL('../../../../../assets/', import.meta.url);
const ASSETS: Readonly<Record<string, string>> = {
  '/assets/site.css': 'text/css; charset=utf-8',
  '/assets/mark.svg': 'image/svg+xml',
};
const client = createClient({ url: API_URL });
// Name and languages are settings of the service: read once, and the start fails where nothing answers.
const { site } = await client.frontPage({ first: 0 });

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const asset = ASSETS[url.pathname];
  const answered = asset ? sendAsset(response, url.pathname, asset) : sendPage(response, url);
  answered.catch((error: unknown) => sendFailure(response, error));
});
server.listen(PORT, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : PORT}`);
});

async function sendPage(response: ServerResponse, url: URL): Promise<void> {
  const { status, html = '', location } = await answer(client, site, url);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self' data: https:; form-action 'self'",
    ...(location === undefined ? {} : { location }),
  });
  response.end(html);
}

async function sendAsset(response: ServerResponse, path: string, type: string): Promise<void> {
  const content = await readFile(new URL(path.replace('/assets/', ''), assets));
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' }).end(content);
}

/** A reader's mistake is 400, a service out of reach 503: either way no page is made up. */
function sendFailure(response: ServerResponse, error: unknown): void {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  if (error instanceof ContentError && error.code === 'BAD_USER_INPUT') {
    response.writeHead(400).end('This address cannot be understood.\n');
    return;
  }
  console.error(error);
  const retryAfterSeconds = error instanceof ContentError ? error.retryAfterSeconds : null;
  response.setHeader('retry-after', retryAfterSeconds ?? 5);
  response.writeHead(503).end('Please try again in a moment.\n');
}
