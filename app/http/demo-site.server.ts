import type { ServerResponse } from 'node:http';
import { escapeHtml, policyOf, snippetOf } from '#campaigns/widgets/snippet.ts';
import type { WidgetContent } from './widget-content.server.ts';

/**
 * A partner's website as the demo shows it: a plain page under a strict policy, with the partner's snippets pasted in.
 *
 * @param contents newest first; of these, the widgets that this installation's own address may use
 */
export function answerDemoSite(response: ServerResponse, contents: readonly WidgetContent[], publicUrl: string): void {
  const [first] = contents;
  const shown = contents.filter(({ widget }) => widget.origins.includes(publicUrl)).reverse();
  const name = escapeHtml(shown[0]?.widget.partnerName ?? first?.widget.partnerName ?? 'Partner');
  const snippets = shown.map(({ widget }) => snippetOf(widget, publicUrl)).join('\n');
  const style =
    ':root{color-scheme:light dark}body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}main{display:grid;gap:2rem}h1,p{margin:0}';
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': `default-src 'none'; ${policyOf(publicUrl)}; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'`,
  });
  response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><main><h1>${name}</h1><p>IT for offices of five to fifty people.</p>
${snippets}
</main></body></html>`);
}
