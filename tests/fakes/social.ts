import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { FakeSocial } from './social-calls.ts';
import { answerBluesky, answerFacebook, answerLinkedIn, answerMastodon, answerX } from './social-networks.ts';

/** LinkedIn, Facebook, X, Bluesky and Mastodon on one loopback port: their paths do not meet. */
export async function aFakeSocial(): Promise<FakeSocial> {
  let behaviourOf: Parameters<FakeSocial['behave']>[0] = () => 'accept';
  const server = createServer(async (request, response) => {
    const raw = await readAll(request);
    const url = new URL(request.url ?? '/', fake.url);
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const moment = { method: request.method ?? 'GET', path: url.pathname };
    if ((await fake.watch({ at: 'arrived', ...moment })) === 'drop') {
      response.destroy();
      return;
    }
    const end = response.end.bind(response);
    response.end = ((...rest: []) => {
      void fake.watch({ at: 'done', ...moment }).then(() => end(...rest));
      return response;
    }) as typeof response.end;
    const call = { fake, request, response, url, raw, body: parse(raw, request), token };
    const { pathname } = url;
    if (pathname.startsWith('/rest/') || pathname.startsWith('/oauth/v2/') || pathname === '/v2/userinfo')
      answerLinkedIn(call);
    else if (pathname.startsWith('/v23.0/')) answerFacebook(call);
    else if (pathname.startsWith('/2/') || pathname.startsWith('/i/')) answerX(call);
    else if (pathname.startsWith('/xrpc/')) answerBluesky(call);
    else answerMastodon(call);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  const app = { clientId: 'client', clientSecret: 'secret', signInUrl: url, apiUrl: url };
  const fake: FakeSocial & { behaviourOf: typeof behaviourOf } = {
    ...{
      url,
      posts: [],
      tries: [],
      refuse: {},
      revoked: new Set(),
      used: [],
      alts: new Map(),
      codes: new Map(),
      tokens: 0,
      watch: async () => undefined,
    },
    env: {
      ...{ kind: 'networks', linkedin: app, facebook: app, x: app, blueskyUrl: url },
      privateHosts: [`127.0.0.1:${port}`],
    },
    behave: (next) => {
      behaviourOf = next;
    },
    behaviourOf: (call) => behaviourOf(call),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return fake;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

function parse(raw: Buffer, request: IncomingMessage): Record<string, unknown> {
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) return JSON.parse(raw.toString() || '{}');
  if (type.includes('urlencoded')) return Object.fromEntries(new URLSearchParams(raw.toString()));
  if (!type.includes('multipart')) return {};
  // Text parts only; what the tests look at is beside the file.
  const fields = [...raw.toString('latin1').matchAll(/name="(\w+)"\r\n\r\n([^\r]*)\r\n/g)];
  return Object.fromEntries(fields.map(([, name, value = '']) => [name, Buffer.from(value, 'latin1').toString()]));
}
