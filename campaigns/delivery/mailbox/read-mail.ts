import PostalMime from 'postal-mime';

export type ReadMail = {
  html: string | null;
  text: string | null;
  headers: { name: string; value: string }[];
  /** every address the HTML part leads to, in reading order, each once */
  links: { url: string; label: string }[];
  attachments: { fileName: string; contentType: string; bytes: number }[];
};

/**
 * A mail's parts, as a receiver's program would see them. Nothing in them is made safe: show HTML only in a frame of its
 * own policy.
 */
export async function readMail(source: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(source);
  return {
    html: mail.html ?? null,
    text: mail.text ?? null,
    headers: mail.headers.map(({ originalKey, key, value }) => ({ name: originalKey ?? key, value })),
    links: linksOf(mail.html ?? ''),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      fileName: filename ?? '',
      contentType: mimeType,
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
}

const ANCHOR = /<a\s[^>]*?href\s*=\s*"(https?:[^"]*)"[^>]*>([\s\S]*?)<\/a>/gi;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

function linksOf(html: string): ReadMail['links'] {
  const links = new Map<string, string>();
  for (const [, href = '', inner = ''] of html.matchAll(ANCHOR)) {
    const url = toText(href);
    const alt = /alt="([^"]*)"/i.exec(inner)?.[1] ?? '';
    const label =
      toText(inner.replace(/<[^>]*>/g, ' '))
        .replace(/\s+/g, ' ')
        .trim() || toText(alt);
    if (URL.canParse(url) && !links.get(url)) links.set(url, label);
  }
  return [...links].map(([url, label]) => ({ url, label }));
}

function toText(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}
