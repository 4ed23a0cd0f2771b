import { ELEMENTS, escapeHtml } from '#campaigns/widgets/snippet.ts';
import type { WidgetPayload } from '#campaigns/widgets/widget-payload.ts';

/** A page with nothing on it but the widget, drawn by the script that websites load; shown in a sandboxed frame. */
export function widgetPreviewResponse(payload: WidgetPayload, publicUrl: string): Response {
  const element = ELEMENTS[payload.kind];
  const html = `<!doctype html><html lang="${escapeHtml(payload.lang)}"><head><meta charset="utf-8"><title>${escapeHtml(payload.heading)}</title>
<meta name="viewport" content="width=device-width"><style>body{margin:0;font:16px/1.45 system-ui,sans-serif}</style></head>
<body><${element} widget="${payload.id}" height="${payload.look.height}" content="${escapeHtml(JSON.stringify(payload))}"></${element}>
<script src="${publicUrl}/w/throughline.js"></script></body></html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `sandbox allow-scripts; default-src 'none'; script-src ${publicUrl}; img-src ${publicUrl}; style-src 'unsafe-inline'; frame-ancestors 'self'`,
      'cache-control': 'no-store',
    },
  });
}
