import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
// Remix's own router; Remix re-exports no provider to stand a part in.
import { matchRoutes, parsePath } from 'react-router-dom';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server';
import { FormatProvider } from '#app/i18n/use-format.tsx';

export const NOW = Date.parse('2026-05-12T12:00:00Z');

/** The HTML of a part as the server writes it, at an address. */
export function html(part: ReactElement, address = '/'): string {
  const element = (
    <FormatProvider locale="en-GB" timeZone="Europe/Madrid" now={NOW}>
      {part}
    </FormatProvider>
  );
  const { dataRoutes } = createStaticHandler([{ id: 'root', path: '*', element }]);
  const location = { pathname: '/', search: '', hash: '', ...parsePath(address), state: null, key: 'default' };
  const context = {
    basename: '/',
    location,
    matches: matchRoutes(dataRoutes, location) ?? [],
    loaderData: {},
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
  const router = createStaticRouter(dataRoutes, context);
  return renderToStaticMarkup(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}

/** The addresses of all links in it, in order. */
export function links(markup: string): string[] {
  return [...markup.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}
