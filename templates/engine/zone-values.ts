import { ASSET_REFERENCE, isOwnImage, safeLink } from './addresses.ts';
import { escapeHtml, htmlToWords, singleLine } from './escape.ts';
import { MAX_ZONE_VALUE_CHARS } from './limits.ts';
import type { TemplateProblem } from './problems.ts';
import { sanitizeRichText } from './sanitize.ts';
import { ImageValue, LinkValue, type Zone, type ZoneValue } from './zone.ts';

export type SanitizedZoneValue = { value: ZoneValue; problems: TemplateProblem[] };

/**
 * A partner's value for a zone, made safe and checked against what the author asked for (kind, length, options,
 * required). Call it when the value is stored; compiling calls it again.
 *
 * @param zone    from the template version
 * @param value   as it came in, of any shape
 * @param origins origins of our own files; an image may also be `asset:name`
 * @returns the safe value, and problems: errors when it may not be sent, warnings where something was taken out
 */
export function sanitizeZoneValue(zone: Zone, value: unknown, origins: readonly string[] = []): SanitizedZoneValue {
  const problems: TemplateProblem[] = [];
  const tell = (severity: 'error' | 'warning', message: string) =>
    problems.push({ part: 'zone', line: zone.line, severity, message: `${zone.label}: ${message}`, zone: zone.name });
  const safe = readValue(zone, value, origins, tell);
  checkLength(zone, safe, tell);
  if (JSON.stringify(safe).includes('{{'))
    tell('warning', 'braces are sent as they are; merge fields work only in the template.');
  return { value: safe, problems };
}

type Tell = (severity: 'error' | 'warning', message: string) => void;

function readValue(zone: Zone, value: unknown, origins: readonly string[], tell: Tell): ZoneValue {
  switch (zone.kind) {
    case 'text':
      return plainText(value, tell);
    case 'rich-text':
      return richText(value, tell);
    case 'choice': {
      if (typeof value === 'string' && zone.options.includes(value)) return value;
      tell('error', `choose one of: ${zone.options.join(', ')}.`);
      return zone.default ?? '';
    }
    case 'image':
      return image(value, origins, tell);
    case 'link':
      return link(value, tell);
    case 'block':
      tell('error', 'this part can be kept or left out; it has no text of its own.');
      return '';
  }
}

function asText(value: unknown, tell: Tell): string {
  if (typeof value !== 'string') {
    tell('error', 'a text is expected.');
    return '';
  }
  if (value.length > MAX_ZONE_VALUE_CHARS) {
    tell('error', `longer than ${MAX_ZONE_VALUE_CHARS} characters.`);
    return value.slice(0, MAX_ZONE_VALUE_CHARS);
  }
  return value;
}

function plainText(value: unknown, tell: Tell): string {
  return asText(value, tell)
    .split(/\r\n|\r|\n/)
    .map(singleLine)
    .join('\n')
    .trim();
}

function richText(value: unknown, tell: Tell): string {
  const removed = new Set<string>();
  // as the converse of what a browser does: a lone line of text stays one, paragraphs stay paragraphs
  const html = sanitizeRichText(asText(value, tell), (what) => removed.add(what)).trim();
  if (removed.size > 0) tell('warning', `taken out: ${[...removed].slice(0, 5).join(', ')}.`);
  return html;
}

function image(value: unknown, origins: readonly string[], tell: Tell): ZoneValue {
  const read = ImageValue.safeParse(value);
  if (!read.success) {
    tell('error', 'an image and its description are expected.');
    return { src: '', alt: '' };
  }
  const src = read.data.src.trim();
  const alt = singleLine(asText(read.data.alt, tell)).trim();
  const known = ASSET_REFERENCE.test(src) || isOwnImage(src, origins);
  if (src !== '' && !known) tell('error', 'choose an image from your files.');
  if (src !== '' && alt === '') tell('error', 'describe the image in a few words, for readers who do not see it.');
  return { src: known ? src : '', alt };
}

function link(value: unknown, tell: Tell): ZoneValue {
  const read = LinkValue.safeParse(value);
  if (!read.success) {
    tell('error', 'a label and an address are expected.');
    return { label: '', href: '' };
  }
  const label = singleLine(asText(read.data.label, tell)).trim();
  const given = read.data.href.trim();
  const href = safeLink(given);
  if (given !== '' && href === null)
    tell('error', 'write an address that starts with https://, http://, mailto: or tel:.');
  if (label === '' && given !== '') tell('error', 'write what the link says.');
  if (label !== '' && given === '') tell('error', 'write where the link leads.');
  return { label, href: href ?? '' };
}

function checkLength(zone: Zone, value: ZoneValue, tell: Tell): void {
  const words = visibleWords(zone, value);
  if (zone.required && words === '') tell('error', 'this cannot be empty.');
  if (zone.max !== null && words.length > zone.max) {
    tell('error', `${words.length} characters; at most ${zone.max} fit.`);
  }
}

/** What a reader sees of a value, for counting. */
export function visibleWords(zone: Zone, value: ZoneValue): string {
  if (typeof value !== 'string') return 'label' in value ? value.label : value.src;
  return zone.kind === 'rich-text' ? htmlToWords(value) : value.trim();
}

/** Plain text of a zone as HTML: escaped, line ends as breaks. */
export function textToHtml(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
