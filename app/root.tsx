import './zod-in-browser.ts';
import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import '@fontsource-variable/inter';
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import '@fontsource-variable/jetbrains-mono';
import { RouteError } from './components/shell/error-page.tsx';
import { Toaster } from './components/ui/toast.tsx';
import { I18nContext } from './i18n/i18n-context.ts';
import { directionOf, toLocale, toTimeZone } from './i18n/locales.ts';
import { FormatProvider } from './i18n/use-format.tsx';
import { usePageLanguage } from './i18n/use-page-language.ts';
import { i18nFor } from './i18n/words.ts';
import { useNonce } from './nonce.tsx';
import { type Preferences, readCookie, usePreferences } from './preferences.ts';
import './styles/app.css';

export const links: LinksFunction = () => [
  { rel: 'preload', href: interLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
];

export const meta: MetaFunction = () => [{ title: 'Throughline' }];

const YEAR_S = 31_536_000;

/** `?locale=` shows any page in another locale, and the next ones too: for checking the pseudo-locale. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('locale');
  const preferences: Preferences = {
    theme: context.theme,
    locale: toLocale(asked ?? readCookie(request, 'locale') ?? context.locale),
    timeZone: toTimeZone(context.timeZone),
    sidebar: readCookie(request, 'sidebar') === 'narrow' ? 'narrow' : 'wide',
    onMac: /Mac|iPhone|iPad/.test(request.headers.get('user-agent') ?? ''),
    now: Date.now(),
  };
  const headers = new Headers();
  if (asked) headers.set('Set-Cookie', `locale=${preferences.locale}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`);
  return data(preferences, { headers });
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { theme, locale, timeZone, now } = usePreferences();
  const language = usePageLanguage(locale);
  // Says that the page listens now: for the tests, and for nothing else.
  useEffect(() => {
    document.documentElement.dataset.hydrated = '';
  }, []);
  return (
    <html lang={language} dir={directionOf(language)} className={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        <noscript>
          <style>{'.js-only{display:none!important}'}</style>
        </noscript>
      </head>
      <body>
        <I18nContext.Provider value={i18nFor(locale)}>
          <FormatProvider locale={locale} timeZone={timeZone} now={now}>
            <PageLoading />
            {children}
            <Toaster />
          </FormatProvider>
        </I18nContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** A thin line while the next page is on its way; it waits 200 ms, so that quick pages do not flicker. */
function PageLoading() {
  const { state } = useNavigation();
  if (state === 'idle') return null;
  return (
    <div aria-hidden className="fixed inset-x-0 top-0 z-60 h-0.5 animate-[appear_1ms_200ms_both] overflow-hidden">
      <span className="absolute inset-y-0 w-2/5 animate-busy bg-accent" />
    </div>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <main id="main">
      <RouteError />
    </main>
  );
}
