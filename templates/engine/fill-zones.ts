import { ASSET_REFERENCE } from './addresses.ts';
import { escapeHtml } from './escape.ts';
import type { MjmlNode } from './mjml-tree.ts';
import { walkTree } from './mjml-tree.ts';
import type { TemplateProblem } from './problems.ts';
import type { Tokens } from './tokens.ts';
import { unwrapText } from './wrapper.ts';
import { isEditable, type Zone, type ZoneValue } from './zone.ts';
import { settleDefault } from './zone-defaults.ts';
import { sanitizeZoneValue, textToHtml, visibleWords } from './zone-values.ts';

/** Where a zone's value goes: the element's content, or one of its attributes. */
type Part = 'content' | 'src' | 'alt' | 'href';
/** One place in the compiled HTML, at the index of its token; `original` is what the author has there. */
export type ZonePlace = { zone: string; part: Part; original: string };

/**
 * Puts tokens where partners' values will go, so that a template is compiled once per brand and not per wording.
 *
 * @param tree branded; changed
 * @returns the places, by the index of their token
 */
export function openZones(tree: MjmlNode, zones: readonly Zone[], tokens: Tokens): ZonePlace[] {
  const places: ZonePlace[] = [];
  const byName = new Map(zones.filter(isEditable).map((zone) => [zone.name, zone]));
  for (const node of walkTree(tree)) {
    const zone = node.zone === undefined ? undefined : byName.get(node.zone);
    if (!zone) continue;
    const mark = (part: Part, original: string) => {
      places.push({ zone: zone.name, part, original });
      return tokens.mark('z', places.length - 1);
    };
    if (node.tagName === 'mj-image') {
      node.attributes.src = mark('src', node.attributes.src ?? '');
      if (zone.kind === 'image') node.attributes.alt = mark('alt', node.attributes.alt ?? '');
      continue;
    }
    const { before, inner, after } =
      zone.kind === 'text' || zone.kind === 'choice'
        ? unwrapText(node.content ?? '')
        : { before: '', inner: node.content ?? '', after: '' };
    node.content = `${before}${mark('content', inner)}${after}`;
    if (zone.kind === 'link') node.attributes.href = mark('href', node.attributes.href ?? '');
  }
  return places;
}

/** Takes the elements of the named zones out of a tree, with everything inside them. */
export function omitFromTree(tree: MjmlNode, names: ReadonlySet<string>): void {
  tree.children = tree.children.filter((child) => child.zone === undefined || !names.has(child.zone));
  for (const child of tree.children) omitFromTree(child, names);
}

export type Filling = {
  zones: readonly Zone[];
  places: readonly ZonePlace[];
  tokens: Tokens;
  /** by zone name; a zone without a value keeps what the author wrote */
  values: Readonly<Record<string, unknown>>;
  origins: readonly string[];
  assets: Readonly<Record<string, string>>;
  /** the sender's merge fields: a form shows defaults with them filled */
  fields: Readonly<Record<string, string>>;
};

/**
 * Phase 3: sanitized values take the places of their tokens, as HTML. What is not editable has no token, so no value
 * can reach it; a value for a locked, unknown or omitted zone is a problem.
 */
export function fillZones(html: string, filling: Filling): { html: string; problems: TemplateProblem[] } {
  const { zones, places, tokens, values, origins, assets, fields } = filling;
  const problems: TemplateProblem[] = [];
  const filled = new Map<string, { zone: Zone; value: ZoneValue }>();
  for (const [name, given] of Object.entries(values)) {
    const zone = zones.find((one) => one.name === name);
    const error = (message: string) =>
      problems.push({ part: 'zone', line: zone?.line ?? 0, severity: 'error', message, zone: name });
    if (!zone) error(`There is no zone ${name}.`);
    else if (!isEditable(zone)) error(`${zone.label}: this part is locked.`);
    else if (![zone.default, settleDefault(zone.default, fields)].some((one) => isSameValue(given, one))) {
      const { value, problems: found } = sanitizeZoneValue(zone, given, origins);
      problems.push(...found);
      // a picture or link that was cleared is none of the partner's: the author's stays
      const cleared = typeof value !== 'string' && Object.values(value).every((part) => part === '');
      if (!cleared) filled.set(name, { zone, value });
    }
  }
  for (const zone of zones) {
    if (!zone.required || filled.has(zone.name) || (zone.default !== null && visibleWords(zone, zone.default) !== ''))
      continue;
    problems.push({
      part: 'zone',
      line: zone.line,
      severity: 'error',
      message: `${zone.label}: this cannot be empty.`,
      zone: zone.name,
    });
  }
  const out = tokens.replace(html, (kind, index, mark) => {
    const place = kind === 'z' ? places[index] : undefined;
    if (!place) return mark;
    const own = filled.get(place.zone);
    return own ? writePart(own.zone, own.value, place.part, assets) : place.original;
  });
  return { html: out, problems };
}

/** A form that was posted unchanged keeps the author's text, with its marks and merge fields. */
function isSameValue(given: unknown, original: ZoneValue | null): boolean {
  const form = (value: unknown) =>
    typeof value === 'string'
      ? value.replace(/\s+/g, ' ').trim()
      : JSON.stringify(value, Object.keys((value ?? {}) as object).sort());
  return original !== null && typeof given === typeof original && form(given) === form(original);
}

function writePart(zone: Zone, value: ZoneValue, part: Part, assets: Readonly<Record<string, string>>): string {
  if (typeof value === 'string') {
    if (part === 'src') return escapeHtml(resolveAsset(value, assets));
    return zone.kind === 'rich-text' ? value : textToHtml(value);
  }
  if ('src' in value) return escapeHtml(part === 'src' ? resolveAsset(value.src, assets) : value.alt);
  return part === 'href' ? escapeHtml(value.href) : textToHtml(value.label);
}

function resolveAsset(src: string, assets: Readonly<Record<string, string>>): string {
  const name = ASSET_REFERENCE.exec(src)?.[1];
  return name === undefined ? src : (assets[name] ?? '');
}
