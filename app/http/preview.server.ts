import { previewHtml } from '#templates/engine/preview.ts';
import { MAIL_PAGE_POLICY, PREVIEW_POLICY } from './headers.server.ts';

export type PreviewLook = { scheme: 'light' | 'dark'; images: 'on' | 'off'; part: 'html' | 'text' };

/** A rendered mail as a document of its own: shown in a sandboxed frame, runs nothing, loads nothing from elsewhere. */
export function previewResponse(mail: { subject: string; html: string; text: string }, look: PreviewLook): Response {
  const body =
    look.part === 'text'
      ? textDocument(mail)
      : previewHtml(mail.html, { scheme: look.scheme, images: look.images === 'on' });
  return framed(body, 200);
}

/** A mail as a page of its own, in the reader's own colour scheme. No address of it reaches a site it links to. */
export function mailPageResponse(html: string): Response {
  const answer = framed(html, 200);
  answer.headers.set('content-security-policy', MAIL_PAGE_POLICY);
  answer.headers.set('referrer-policy', 'no-referrer');
  answer.headers.set('x-robots-tag', 'noindex');
  return answer;
}

/** Says in the frame why there is no mail to show. */
export function noPreviewResponse(why: string, status: number, language = 'en'): Response {
  return framed(textDocument({ subject: '', text: why }, language), status);
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

function textDocument({ subject, text }: { subject: string; text: string }, language = 'en'): string {
  return `<!doctype html><html lang="${language}"><head><title>${escapeHtml(subject)}</title><meta name="viewport" content="width=device-width"></head>
<body style="margin:24px;background:#fff;color:#1c1917"><pre style="font:14px/1.6 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(text)}</pre></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
