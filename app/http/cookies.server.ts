/** `__Host-` binds a cookie to this host, https and the whole site; plain http cannot carry it. */
export function cookieName(name: string, secure: boolean): string {
  return `${secure ? '__Host-' : ''}throughline_${name}`;
}

/** The value of one cookie of a Cookie header, or null. */
export function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decode(part.slice(at + 1).trim());
  }
  return null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

type CookieOptions = {
  secure: boolean;
  /** Seconds; 0 removes it; absent = until the browser closes. */
  maxAge?: number;
  /** Only appearance and language are of use to scripts. */
  readable?: boolean;
};

/** A Set-Cookie value: this host only, the whole site, not sent with posts from elsewhere. */
export function writeCookie(name: string, value: string, { secure, maxAge, readable = false }: CookieOptions): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    'Path=/',
    'SameSite=Lax',
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ...(readable ? [] : ['HttpOnly']),
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
