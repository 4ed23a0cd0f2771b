import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import path from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import { createRequestHandler as createFetchHandler, type ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { makeByArea } from './areas.server.ts';
import { isFromElsewhere } from './cross-site.server.ts';
import { toFailure } from './errors.server.ts';
import { completeHeaders, pagePolicy, plainHeaders } from './headers.server.ts';
import { answerHealth } from './health.server.ts';
import { answerLinkRoutes } from './link-routes.server.ts';
import { makeRequestContext, newNonce, newRequestId } from './request-context.server.ts';
import type { World } from './world.server.ts';

/** Answers a request by itself, or leaves it (false). */
export type FastHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

export type WebAppParts = {
  world: World;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Clicks and opens, answered before Express: they come by the thousand and need none of it. */
  tracking: FastHandler;
  /** Short links in social posts, answered before Express for the same reason. */
  shortLinks: FastHandler;
  /** What partners' websites fetch, likewise. */
  widgets: FastHandler;
  /** Vite in development. */
  assets?: RequestHandler;
  clientDir?: string;
};

/** The listener of the web process; tests hand it to a server of their own. */
export function makeWebApp(parts: WebAppParts): RequestListener {
  const app = makeExpress(parts);
  return (request, response) => {
    if ([parts.tracking, parts.shortLinks, parts.widgets].some((handle) => handle(request, response))) return;
    app(request, response);
  };
}

function makeExpress({ world, build, assets, clientDir = path.resolve('build/client') }: WebAppParts) {
  const { env, install } = world;
  const app = express();
  app.disable('x-powered-by');
  // One proxy: what stood in X-Forwarded-For before it is the sender's own claim.
  app.set('trust proxy', env.trustProxy ? 1 : false);
  app.set('etag', false);
  app.use(withHeaders(world));
  app.use(answerHealth(world));
  if (install.demo) app.use(redirectToPublicHost(install.publicUrl));
  app.use(refuseElsewhere(install.publicUrl));
  app.use(compression({ filter: mayCompress }));
  if (assets) app.use(assets);
  else {
    app.use('/assets', express.static(path.join(clientDir, 'assets'), { immutable: true, maxAge: '1y' }));
    app.use(express.static(clientDir, { maxAge: '1h', index: false }));
  }
  app.use(ownAddress(install.publicUrl));
  if (typeof build !== 'function') app.get('/__manifest', answerLinkRoutes(createFetchHandler(build)));
  const pagesOf = makeByArea(build, (part) =>
    createRequestHandler({
      build: part,
      mode: env.nodeEnv,
      getLoadContext: (request, response) =>
        makeRequestContext(world, request, response, {
          nonce: String(response.locals.nonce),
          requestId: String(response.locals.requestId),
          ip: request.ip ?? '',
        }),
    }),
  );
  app.all('*', (request, response, next) => pagesOf(request.path)(request, response, next));
  app.use(lastResort(world));
  return app;
}

/** Every answer is complete: a policy with its own nonce where it is a page, the plain headers for all else. */
function withHeaders({ env, install, log }: World): RequestHandler {
  const plain = plainHeaders(install.publicUrl);
  const development = env.nodeEnv === 'development';
  return (request, response, next) => {
    const started = performance.now();
    const { nonce, requestId } = Object.assign(response.locals, { nonce: newNonce(), requestId: newRequestId() });
    response.setHeader('x-request-id', requestId);
    completeHeaders(response, () => {
      const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html');
      return isPage ? { ...plain, 'content-security-policy': pagePolicy(nonce, { development }) } : plain;
    });
    response.on('finish', () => {
      const ms = Math.round(performance.now() - started);
      log.debug(
        { requestId, method: request.method, path: withoutTokens(request.path), status: response.statusCode, ms },
        'answered',
      );
    });
    next();
  };
}

/** Tokens in addresses open things; they do not belong in a log. Ids of ours do. */
function withoutTokens(address: string): string {
  return address.replace(/[^/]{24,}/g, (part) => (/^[a-z]{3}_[0-9A-Z]{26}(\.\w+)?$/.test(part) ? part : '…'));
}

/** Events must not wait in the compressor's buffer. */
function mayCompress(request: express.Request, response: express.Response): boolean {
  return (
    !/event-stream/.test(String(response.getHeader('content-type') ?? '')) && compression.filter(request, response)
  );
}

/** In the demo people open 127.0.0.1; cookies and posts belong to the one public address. */
function redirectToPublicHost(publicUrl: string): RequestHandler {
  const { host } = new URL(publicUrl);
  return (request, response, next) => {
    const isLoopback = /^(127\.0\.0\.1|\[::1\]|localhost)(:|$)/.test(request.headers.host ?? '');
    if (request.method === 'GET' && isLoopback && request.headers.host !== host)
      response.redirect(302, `${publicUrl}${request.originalUrl}`);
    else next();
  };
}

function refuseElsewhere(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (!isFromElsewhere(request, publicUrl)) return next();
    response.vary('Sec-Fetch-Site').vary('Origin');
    response.status(403).type('text/plain').send('This was sent from another site. Nothing was changed.\n');
  };
}

/** Whatever host or proxy header a request carries, its address is the public one: links in mails and redirects come from it. */
function ownAddress(publicUrl: string): RequestHandler {
  const { host, protocol } = new URL(publicUrl);
  return (request, _, next) => {
    request.headers.host = host;
    delete request.headers['x-forwarded-host'];
    Object.defineProperty(request, 'protocol', { value: protocol.slice(0, -1), configurable: true });
    next();
  };
}

/** What went wrong outside Remix: the session could not be looked up, the address cannot be read. */
function lastResort({ log }: World): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const failure = toFailure(error);
    if (failure) log.warn({ err: error }, 'refused');
    else log.error({ err: error, requestId: response.locals.requestId }, 'request failed');
    const isBadRequest = error instanceof URIError || (error instanceof TypeError && /Invalid URL/.test(error.message));
    const status = failure?.status ?? (isBadRequest ? 400 : 500);
    if (failure?.retryAfter) response.setHeader('retry-after', failure.retryAfter);
    response
      .status(status)
      .type('text/plain')
      .send(`${failure?.message ?? 'Something broke on our side. What was stored before is safe.'}\n`);
  };
}
