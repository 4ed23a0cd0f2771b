import { htmlToWords, unescapeHtml } from './escape.ts';
import type { Tokens } from './tokens.ts';

/** One destination of a mailing. `number` is its place in tracking addresses, from 1. */
export type MailLink = { number: number; url: string; label: string };

const ANCHOR = /<a\s([^>]*)>([\s\S]*?)<\/a>/g;
const MAX_LABEL_CHARS = 80;

/**
 * Numbers each distinct http(s) destination of a sanitized body in reading order, and puts a token in its place;
 * rendering fills a tracking address per person there. `mailto:` and `tel:` stay as they are. Two anchors with one
 * destination share a number, and the first of them names it.
 *
 * @param html from `sanitizeBody`: attributes quoted with ", no > inside them
 */
export function numberLinks(html: string, tokens: Tokens): { html: string; links: MailLink[] } {
  const links: MailLink[] = [];
  const numbered = html.replace(ANCHOR, (anchor, attributes: string, inner: string) => {
    const href = /(?:^|\s)href="([^"]*)"/.exec(attributes)?.[1];
    if (href === undefined || !/^https?:/i.test(href)) return anchor;
    const url = unescapeHtml(href);
    let link = links.find((one) => one.url === url);
    if (!link) {
      link = { number: links.length + 1, url, label: labelOf(inner, url, tokens) };
      links.push(link);
    }
    const tracked = attributes.replace(`href="${href}"`, `href="${tokens.mark('l', link.number)}"`);
    return `<a ${tracked}>${inner}</a>`;
  });
  return { html: numbered, links };
}

function labelOf(inner: string, url: string, tokens: Tokens): string {
  const words = htmlToWords(tokens.replace(inner, () => ''));
  const alt = unescapeHtml(/<img\s[^>]*alt="([^"]*)"/.exec(inner)?.[1] ?? '');
  return (words || alt || new URL(url).hostname).slice(0, MAX_LABEL_CHARS);
}
