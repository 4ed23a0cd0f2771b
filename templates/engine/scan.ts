import { MAX_ATTRIBUTES, MAX_ELEMENTS, MAX_PROBLEMS, MAX_TAG_DEPTH, MAX_TAGS } from './limits.ts';
import { mjmlError, type TemplateProblem } from './problems.ts';

export type ScannedAttribute = { name: string; value: string; line: number; column: number };
export type ScannedTag = {
  name: string;
  attributes: ScannedAttribute[];
  line: number;
  column: number;
  /** the MJML element whose HTML content this tag is part of, or null for an MJML element */
  inside: string | null;
};
export type Scan = { tags: ScannedTag[]; problems: TemplateProblem[] };

const VOID_TAGS = new Set(['br', 'hr', 'img', 'wbr', 'col', 'input', 'meta', 'link', 'base']);
/** No tag's name is longer; the rest of a longer one is read as attributes and refused. */
const MAX_NAME_CHARS = 40;
/** Their content is text for a browser, whatever it looks like. */
const RAW_TEXT_TAGS = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noscript', 'noembed']);

/**
 * One strict pass over an MJML source: every tag with its place, and everything that is not well formed.
 * MJML's own parser forgives unclosed tags and cannot say where an attribute stands; this one reads nothing but
 * places. It is linear in the source and stops at the bounds of depth and number.
 *
 * @param contentTags MJML elements whose content is HTML (`mj-text` …)
 */
export function scanMarkup(source: string, contentTags: ReadonlySet<string>): Scan {
  const tags: ScannedTag[] = [];
  const problems: TemplateProblem[] = [];
  const open: { name: string; line: number; column: number }[] = [];
  const place = makePlaces(source);
  const error = (at: number, message: string) => {
    const { line, column } = place(at);
    problems.push(mjmlError(line, message, column));
  };
  let at = 0;
  let elements = 0;
  while (at < source.length && problems.length < MAX_PROBLEMS) {
    const start = source.indexOf('<', at);
    if (start === -1) break;
    const next = source[start + 1] ?? '';
    if (source.startsWith('<!--', start)) {
      const end = source.indexOf('-->', start + 4);
      if (end === -1) {
        error(start, 'A comment is not closed.');
        break;
      }
      at = end + 3;
    } else if (next === '!' || (next === '?' && start > 0)) {
      error(start, 'Declarations (<!DOCTYPE, <!ENTITY, <![CDATA[, <?) are not available. Leave them out.');
      at = start + 2;
    } else if (next === '?') {
      at = endOf(source, start);
    } else if (next === '/') {
      const end = endOf(source, start);
      const name = source
        .slice(start + 2, end - 1)
        .trim()
        .toLowerCase();
      if (!VOID_TAGS.has(name)) closeTag(name, start);
      at = end;
    } else if (/[a-z]/i.test(next)) {
      const tag = readTag(source, start, place, error);
      if (tag === null) break;
      at = openTag(tag, start);
      if (at === -1) break;
    } else {
      at = start + 1;
    }
  }
  for (const tag of open.slice(0, 5)) problems.push(mjmlError(tag.line, `<${tag.name}> is not closed.`, tag.column));
  return { tags, problems };

  function openTag(tag: ReadTag, start: number): number {
    const inside = open.find((parent) => contentTags.has(parent.name))?.name ?? null;
    if (inside === null) elements += 1;
    if (elements > MAX_ELEMENTS) {
      error(start, `More than ${MAX_ELEMENTS} MJML elements. Make it shorter.`);
      open.length = 0;
      return -1;
    }
    tags.push({ name: tag.name, attributes: tag.attributes, line: tag.line, column: tag.column, inside });
    if (tags.length > MAX_TAGS) {
      error(start, `More than ${MAX_TAGS} tags. Make it shorter.`);
      open.length = 0;
      return -1;
    }
    if (tag.selfClosing || VOID_TAGS.has(tag.name)) return tag.end;
    open.push({ name: tag.name, line: tag.line, column: tag.column });
    if (open.length > MAX_TAG_DEPTH) {
      error(start, `Tags are nested deeper than ${MAX_TAG_DEPTH}.`);
      open.length = 0;
      return -1;
    }
    if (!RAW_TEXT_TAGS.has(tag.name)) return tag.end;
    const close = new RegExp(`</${tag.name}`, 'gi');
    close.lastIndex = tag.end;
    return close.exec(source)?.index ?? source.length;
  }

  function closeTag(name: string, start: number): void {
    const top = open.at(-1);
    if (top?.name === name) {
      open.pop();
      return;
    }
    const found = open.findLastIndex((tag) => tag.name === name);
    if (found === -1) error(start, `</${name}> closes nothing.`);
    for (const tag of found === -1 ? [] : open.splice(found).slice(1)) {
      problems.push(mjmlError(tag.line, `<${tag.name}> is not closed before </${name}>.`, tag.column));
    }
  }
}

type ReadTag = Omit<ScannedTag, 'inside'> & { end: number; selfClosing: boolean };
type Place = (at: number) => { line: number; column: number };

function readTag(
  source: string,
  start: number,
  place: Place,
  error: (at: number, message: string) => void,
): ReadTag | null {
  const name = /^[^\s/>]+/.exec(source.slice(start + 1, start + 1 + MAX_NAME_CHARS))?.[0] ?? '';
  const tag: ReadTag = { name: name.toLowerCase(), attributes: [], ...place(start), end: 0, selfClosing: false };
  const token = /\s*(?:(\/?>)|([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?|(["'=/<]))/gy;
  token.lastIndex = start + 1 + name.length;
  let strays = 0;
  for (;;) {
    const from = token.lastIndex;
    const match = token.exec(source);
    if (match === null || match[6] === '<') {
      error(start, `<${tag.name} is not closed with >.`);
      return null;
    }
    if (tag.attributes.length > MAX_ATTRIBUTES || strays > 5) {
      error(start, `<${tag.name}> has too many attributes.`);
      return null;
    }
    if (match[1] !== undefined) return { ...tag, end: token.lastIndex, selfClosing: match[1] === '/>' };
    const at = from + match[0].length - match[0].trimStart().length;
    const key = match[2];
    if (key === undefined) {
      strays += 1;
      error(at, `<${tag.name}> has a stray ${match[6] ?? 'character'}. Check its quotes.`);
      if (match[6] === '"' || match[6] === "'") return null;
    } else if (tag.attributes.some((attribute) => attribute.name === key)) {
      strays += 1;
      error(at, `<${tag.name}> has ${key} twice.`);
    } else {
      if (match[5] !== undefined) error(at, `Write the value of ${key} in quotes.`);
      const value = match[3] ?? match[4] ?? match[5] ?? '';
      tag.attributes.push({ name: key, value, ...place(at) });
    }
  }
}

function endOf(source: string, start: number): number {
  const end = source.indexOf('>', start);
  return end === -1 ? source.length : end + 1;
}

function makePlaces(source: string): Place {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  };
}
