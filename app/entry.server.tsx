import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from './nonce.tsx';

/** How long loaders may keep a promise open (ms); rendering is cut off a second later. */
export const streamTimeout = 5_000;

export default function handleRequest(
  request: Request,
  responseStatusCode: number,
  responseHeaders: Headers,
  remixContext: EntryContext,
  { nonce, reportError }: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let status = responseStatusCode;
    let hasFrame = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </NonceContext.Provider>,
      {
        nonce,
        // No loader leaves anything for later, so a page is sent when it is whole: in one piece it is compressed and
        // written once instead of forty times.
        onAllReady() {
          const page = new PassThrough();
          responseHeaders.set('Content-Type', 'text/html; charset=utf-8');
          buffer(page).then((body) => resolve(new Response(body, { headers: responseHeaders, status })), reject);
          pipe(page);
        },
        onShellReady() {
          hasFrame = true;
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500;
          // What keeps the page from being made at all is thrown to handleError; the rest can only be reported here.
          if (hasFrame) report(error, request, reportError);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  // A stranger's address is no fault of ours; a client that left is none either.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  report(error, request, context.reportError);
}

function report(error: unknown, request: Request, reportError: AppLoadContext['reportError']) {
  if (reportError) reportError(error, request);
  else console.error(error);
}
