import { previewHtml } from '#templates/engine/preview.ts';
import { PREVIEW_POLICY } from './headers.server.ts';

export type PreviewLook = { scheme: 'light' | 'dark'; images: 'on' | 'off'; part: 'html' | 'text' };

/** A rendered mail as a document of its own: shown in a sandboxed frame, runs nothing, loads nothing from elsewhere. */
export function previewResponse(mail: { subject: string; html: string; text: string }, look: PreviewLook): Response {
  const body =
    look.part === 'text'
      ? textDocument(mail)
      : previewHtml(mail.html, { scheme: look.scheme, images: look.images === 'on' });
  return framed(body, 200);
}

/** Says in the frame why there is no mail to show. */
export function noPreviewResponse(why: string, status: number): Response {
  return framed(textDocument({ subject: '', text: why }), status);
}

function framed(body: string, status: number): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PREVIEW_POLICY,
      'cache-control': 'no-store',
    },
  });
}

function textDocument({ subject, text }: { subject: string; text: string }): string {
  return `<!doctype html><html lang="en"><head><title>${escapeHtml(subject)}</title><meta name="viewport" content="width=device-width"></head>
<body style="margin:24px;background:#fff;color:#1c1917"><pre style="font:14px/1.6 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(text)}</pre></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
