import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliveryCors, editorialCors, type Middleware } from './cors.js';

describe('pages of other origins', () => {
  let server: Server | undefined;

  afterEach(() => {
    server?.close();
  });

  async function ask(
    middleware: Middleware,
    method: string,
    headers: Record<string, string>,
  ): Promise<Response> {
    server = createServer((req, res) => middleware(req, res, () => res.end('answered')));
    await new Promise<void>((resolve) => {
      server!.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}/`, { method, headers });
  }

  const studio = editorialCors(['https://studio.example']);
  const preflight = { 'access-control-request-method': 'POST' };

  it('may read the delivery API, whichever they are, without credentials', async () => {
    const { headers } = await ask(deliveryCors(), 'POST', { origin: 'null' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('vary')).toBeNull();
  });

  it('may use the editorial API with credentials where their origin is configured', async () => {
    const { status, headers } = await ask(studio, 'OPTIONS', {
      origin: 'https://studio.example',
      ...preflight,
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('https://studio.example');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(headers.get('vary')).toBe('Origin');
  });

  it.each(['https://studio.example.evil.example', 'http://studio.example', 'https://evil.example', 'null'])(
    'may not read the editorial API from %s',
    async (origin) => {
      const answer = await ask(studio, 'POST', { origin });
      expect(await answer.text()).toBe('answered');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('vary')).toBe('Origin');
    },
  );

  it('may read what a cache kept of an answer to a client without an origin', async () => {
    const answer = await ask(deliveryCors(), 'GET', {});
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('X-Content-Version');
  });

  it('are told nothing when none is there: OPTIONS without a preflight goes on', async () => {
    const answer = await ask(studio, 'OPTIONS', {});
    expect(await answer.text()).toBe('answered');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
