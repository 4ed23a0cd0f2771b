/** How a preview shows a mail; a reader's own settings are not asked. */
export type PreviewLook = { scheme: 'light' | 'dark'; images: boolean };

const DARK_QUERY = /@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g;

/**
 * A rendered mail as a reader in light or dark mode, with or without images, sees it. For previews and pictures
 * only: what is sent keeps its media queries.
 *
 * @param html from `renderMessage`
 */
export function previewHtml(html: string, { scheme, images }: PreviewLook): string {
  const query = scheme === 'dark' ? '@media all' : '@media not all';
  const schemed = html
    .replace(DARK_QUERY, query)
    .replace(/color-scheme: light dark; supported-color-schemes: light dark;/g, `color-scheme: ${scheme};`)
    .replace(/(<meta name="(?:supported-)?color-scheme" content=")light dark"/g, `$1${scheme}"`);
  return images ? schemed : withoutImages(schemed);
}

function withoutImages(html: string): string {
  return html
    .replace(/<img\b[^>]*>/g, (tag) =>
      tag
        .replace(/\ssrc="[^"]*"/, '')
        .replace(/height:\d+px/g, 'height:auto')
        .replace(/\sheight="\d+"/, ''),
    )
    .replace(/\sbackground="[^"]*"/g, '')
    .replace(/url\('[^']*'\)/g, 'none');
}
