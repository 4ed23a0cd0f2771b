import '@remix-run/server-runtime';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }

  /** What the server hands to every loader and action for one request. app/http adds its own parts. */
  interface AppLoadContext {
    /** Of this response's Content-Security-Policy. */
    nonce: string;
    theme: 'light' | 'dark' | 'system';
    /** BCP 47, for example "en-GB": words, numbers and dates. */
    locale: string;
    /** IANA, for example "Europe/Madrid"; UTC where absent. */
    timeZone?: string;
    /** Called with what no loader or action expected. */
    reportError?: (error: unknown, request: Request) => void;
  }
}
