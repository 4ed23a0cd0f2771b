/** An answer, read to its end. */
export type Answer = { status: number; headers: Headers; text: string; location: string | null };
type Sent = { method?: string; headers?: Record<string, string>; body?: string | FormData | Uint8Array };

/** Keeps cookies and says what a browser says about where a request comes from. */
export type TestBrowser = {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A form of our own page. */
  post(path: string, fields: Record<string, string | string[]>, headers?: Record<string, string>): Promise<Answer>;
  send(path: string, request: Sent): Promise<Answer>;
  signIn(email: string, password: string): Promise<Answer>;
};

export function browser(origin: string, publicUrl: string): TestBrowser {
  const cookies = new Map<string, string>();

  async function send(path: string, { method = 'GET', headers = {}, body }: Sent): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(cookie ? { cookie } : {}), ...headers },
      ...(body === undefined ? {} : { body: body as BodyInit }),
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: response.headers.get('location'),
    };
  }

  const fromOurPage = { origin: publicUrl, 'sec-fetch-site': 'same-origin' };
  const post: TestBrowser['post'] = (path, fields, headers = {}) => {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
    return send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...fromOurPage, ...headers },
      body: form.toString(),
    });
  };
  return {
    cookies,
    send,
    post,
    get: (path, headers = {}) => send(path, { headers }),
    signIn: (email, password) => post('/sign-in', { email, password }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  if (attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0')) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1));
}
