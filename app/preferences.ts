import { useFetchers, useRouteLoaderData } from '@remix-run/react';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

export function toTheme(wanted: unknown): Theme {
  return THEMES.find((theme) => theme === wanted) ?? 'system';
}

/** How this reader wants it; from the root loader. */
export type Preferences = {
  theme: Theme;
  locale: string;
  timeZone: string;
  sidebar: 'wide' | 'narrow';
  /** Keys are called by what stands on them there. */
  onMac: boolean;
  /** The server's clock when it rendered, in milliseconds. */
  now: number;
};

const WITHOUT_ROOT: Preferences = {
  theme: 'system',
  locale: 'en',
  timeZone: 'UTC',
  sidebar: 'wide',
  onMac: false,
  now: 0,
};

/** The theme that is being chosen counts before the server has answered. */
export function usePreferences(): Preferences {
  const kept = useRouteLoaderData('root') as Preferences | undefined;
  const chosen = useFetchers()
    .find((fetcher) => fetcher.key === 'theme')
    ?.formData?.get('theme');
  const preferences = kept ?? WITHOUT_ROOT;
  return chosen === undefined || chosen === null ? preferences : { ...preferences, theme: toTheme(chosen) };
}

/** The value of one cookie of a request, or undefined. */
export function readCookie(request: Request, name: string): string | undefined {
  const cookies = request.headers.get('cookie') ?? '';
  for (const part of cookies.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
