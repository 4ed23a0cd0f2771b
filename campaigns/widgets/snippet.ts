import type { WidgetKind } from './schema.ts';

/** What the widget's element is called on a page. */
export const ELEMENTS: Record<WidgetKind, string> = {
  news: 'throughline-news',
  events: 'throughline-events',
  products: 'throughline-products',
  form: 'throughline-form',
};

type Widget = { id: string; kind: WidgetKind; style: { height: number }; vendorName: string };

/**
 * What a partner pastes into a page. The picture without content keeps the widget's place free before the script has run:
 * by an attribute, because a page with a strict policy ignores styles.
 *
 * @param publicUrl origin of the installation
 */
export function snippetOf({ id, kind, style, vendorName }: Widget, publicUrl: string): string {
  const element = ELEMENTS[kind];
  const place = `<svg display="block" width="100%" height="${style.height}" aria-hidden="true"></svg>`;
  const link = `<noscript><a href="${publicUrl}/w/${id}.html">${escapeHtml(vendorName)}</a></noscript>`;
  return [
    `<script async src="${publicUrl}/w/throughline.js"></script>`,
    `<${element} widget="${id}" height="${style.height}">${place}${link}</${element}>`,
  ].join('\n');
}

/** What a page with a Content-Security-Policy has to allow. */
export function policyOf(publicUrl: string): string {
  return `script-src ${publicUrl}; connect-src ${publicUrl}; img-src ${publicUrl}`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML, also within quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
}
