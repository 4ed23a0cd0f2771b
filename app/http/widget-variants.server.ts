import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { calendarOf } from '#campaigns/widgets/calendar.ts';
import { jsonLdOf } from '#campaigns/widgets/json-ld.ts';
import { widgetPage } from '#campaigns/widgets/widget-page.ts';
import type { WidgetContent } from './widget-content.server.ts';

/** An answer with its bytes and headers ready. */
export type Variant = {
  etag: string;
  plain: { headers: string[]; body: Buffer };
  zipped: { headers: string[]; body: Buffer };
  unchanged: string[];
};
export type Variants = { hash: string; json: Variant; jsonld: Variant; html: Variant; ics: Variant };

/**
 * Caches keep it a second and may show it one more while they ask again; while we are away, a day. What we answer is up
 * to 1.5 s old itself (widget-cache.server.ts), so a visitor sees a change within five seconds.
 */
const SHORT = 'public, max-age=1, stale-while-revalidate=1, stale-if-error=86400';

/** A widget in all its forms; those of before where nothing has changed, so that they are made once. */
export function makeVariants(content: WidgetContent, before: Variants | null): Variants {
  const { widget, payload } = content;
  const json = JSON.stringify(payload);
  const hash = createHash('sha256')
    .update(JSON.stringify([json, widget]))
    .digest('base64url')
    .slice(0, 22);
  if (before?.hash === hash) return before;
  const { publicUrl } = content;
  const ld = JSON.stringify(jsonLdOf(widget, publicUrl) ?? {});
  const frames = ["'self'", ...widget.origins].join(' ');
  return {
    hash,
    json: makeVariant('application/json; charset=utf-8', json),
    jsonld: makeVariant('application/ld+json; charset=utf-8', ld),
    html: makeVariant('text/html; charset=utf-8', widgetPage(content.widget, payload, publicUrl), pagePolicy(frames)),
    ics: makeVariant('text/calendar; charset=utf-8', calendarOf(widget, new URL(publicUrl).host)),
  };
}

function pagePolicy(frames: string): string {
  return `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frames}`;
}

export const CLOSED_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Makes an answer that anybody may read from anywhere. */
export function makeVariant(type: string, text: string | Buffer, policy = CLOSED_POLICY, keep = SHORT): Variant {
  const body = Buffer.from(text);
  const zipped = gzipSync(body, { level: 9 });
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const common = [
    ...['ETag', etag, 'Cache-Control', keep, 'Vary', 'Accept-Encoding'],
    // Read-only, the same for all, and without cookies: any page may read it.
    ...['Access-Control-Allow-Origin', '*', 'Cross-Origin-Resource-Policy', 'cross-origin'],
  ];
  const full = [
    ...common,
    'Content-Type',
    type,
    'Content-Security-Policy',
    policy,
    'X-Content-Type-Options',
    'nosniff',
  ];
  return {
    etag,
    plain: { headers: [...full, 'Content-Length', String(body.length)], body },
    zipped: {
      headers: [...full, 'Content-Encoding', 'gzip', 'Content-Length', String(zipped.length)],
      body: zipped,
    },
    unchanged: common,
  };
}

/** 200 with the bytes, or 304 where the visitor has them. */
export function answerVariant(request: IncomingMessage, response: ServerResponse, variant: Variant): void {
  const { 'if-none-match': has, 'accept-encoding': encodings } = request.headers;
  if (has !== undefined && (has === variant.etag || has.includes(variant.etag))) {
    response.writeHead(304, variant.unchanged);
    response.end();
    return;
  }
  const { headers, body } = encodings?.includes('gzip') ? variant.zipped : variant.plain;
  response.writeHead(200, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}
