import { ASSET_REFERENCE, IMAGE_REFERENCE } from './addresses.ts';
import { BLOCK_TAGS, CONTENT_TAGS } from './allow-list.ts';
import { htmlToWords, unescapeHtml } from './escape.ts';
import { type MjmlNode, walkTree } from './mjml-tree.ts';
import type { Mustache } from './mustaches.ts';
import { showMustaches } from './print-mustache.ts';
import { mjmlError, mjmlWarning, type TemplateProblem } from './problems.ts';
import type { Tokens } from './tokens.ts';
import { unwrapText } from './wrapper.ts';
import { ZONE_KINDS, ZONE_MODES, ZONE_NAME, type Zone, type ZoneKind, type ZoneMode, type ZoneValue } from './zone.ts';

type Source = { tokens: Tokens; mustaches: readonly Mustache[] };

/**
 * Takes the `tl:` attributes off a tree and gives them back as zones, in reading order. Any element can be a zone;
 * one without `tl:zone`, or without `tl:mode`, is locked. An element's content (or its `src`, `href`) is the zone's default.
 *
 * @param tree changed: attributes are stripped, `zone` is set on elements that carry one
 * @returns zones with unique names, and what is wrong with them, by line
 */
export function collectZones(tree: MjmlNode, source: Source): { zones: Zone[]; problems: TemplateProblem[] } {
  const zones: Zone[] = [];
  const problems: TemplateProblem[] = [];
  for (const node of walkTree(tree)) {
    const given = takeZoneAttributes(node);
    if (Object.keys(given).length === 0) continue;
    const error = (message: string) => problems.push(mjmlError(node.line, message));
    const name = given.zone ?? '';
    if (!ZONE_NAME.test(name)) {
      error('A zone needs a name in tl:zone: small letters, digits and -, at most 40, starting with a letter.');
      continue;
    }
    const twin = zones.find((zone) => zone.name === name);
    if (twin) {
      error(`There is already a zone ${name} on line ${twin.line}. Zone names are unique.`);
      continue;
    }
    const zone = readZone(node, name, given, source, error);
    if (zone === null) continue;
    node.zone = name;
    zones.push(zone);
    if (zone.mode !== 'locked' && hasContactFields(zone)) {
      problems.push(
        mjmlWarning(
          node.line,
          `Zone ${name}: its text has fields of the contact. Partners’ own texts cannot have them.`,
        ),
      );
    }
  }
  return { zones, problems };
}

type Given = Partial<Record<'zone' | 'mode' | 'kind' | 'label' | 'help' | 'max' | 'required' | 'options', string>>;

function takeZoneAttributes(node: MjmlNode): Given {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(node.attributes)) {
    if (!name.startsWith('tl:')) continue;
    given[name.slice(3)] = unescapeHtml(value).trim();
    delete node.attributes[name];
  }
  return given;
}

function readZone(
  node: MjmlNode,
  name: string,
  given: Given,
  source: Source,
  error: (message: string) => void,
): Zone | null {
  const before = { failed: false };
  const fail = (message: string) => {
    before.failed = true;
    error(`Zone ${name}: ${message}`);
  };
  const mode = (given.mode ?? 'locked') as ZoneMode;
  if (!ZONE_MODES.includes(mode)) fail(`tl:mode is locked, editable or optional, not ${mode}.`);
  const kind = readKind(node, given.kind, fail);
  if (kind === 'block' && mode === 'editable') {
    fail(`${node.tagName} can be optional or locked. Mark the elements inside it as editable.`);
  }
  const max = given.max === undefined ? null : Number(given.max);
  if (max !== null && !(Number.isInteger(max) && max > 0)) fail('tl:max is a whole number of characters above 0.');
  if (given.required !== undefined && !/^(true|false)$/.test(given.required)) fail('tl:required is true or false.');
  if (given.required === 'true' && mode === 'optional') fail('an optional zone cannot be required.');
  const options = (given.options ?? '')
    .split('|')
    .map((option) => option.trim())
    .filter((option) => option !== '');
  if (kind === 'choice' && options.length < 2) fail('a choice needs tl:options="one|two".');
  if (kind !== 'choice' && options.length > 0) fail('tl:options goes with tl:kind="choice".');
  if (before.failed || kind === null) return null;

  const value = defaultOf(node, kind, source);
  if (kind === 'choice' && !options.includes(value as string)) {
    fail(`what stands here must be one of its options: ${options.join(', ')}.`);
  }
  if (kind === 'choice' && node.tagName === 'mj-image' && !options.every((option) => ASSET_REFERENCE.test(option))) {
    fail('options of an image are asset:name.');
  }
  if (kind === 'text' && /<[a-z]/i.test(unwrapText(node.content ?? '').inner.replace(/<br\s*\/?>/gi, ''))) {
    fail('a text zone holds plain text, with whole tags around it at most. Use tl:kind="rich-text" for tags.');
  }
  const length = value === null || typeof value !== 'string' ? 0 : htmlToWords(value).length;
  if (max !== null && length > max) fail(`what stands here has ${length} characters, more than its ${max}.`);
  return {
    name,
    mode,
    kind,
    tag: node.tagName,
    label: given.label || humanName(name),
    help: given.help ?? '',
    max,
    required: given.required === 'true',
    options,
    default: value,
    line: node.line,
  };
}

function readKind(node: MjmlNode, given: string | undefined, fail: (message: string) => void): ZoneKind | null {
  const fitting = kindsOf(node);
  if (fitting.length === 0) {
    fail(`${node.tagName} cannot be a zone.`);
    return null;
  }
  const kind = given ?? fitting[0];
  if (given !== undefined && !(ZONE_KINDS as readonly string[]).includes(given)) {
    fail(`tl:kind is ${ZONE_KINDS.join(', ')}, not ${given}.`);
    return null;
  }
  const found = fitting.find((one) => one === kind);
  if (found === undefined) fail(`${node.tagName} cannot be of kind ${kind}; it can be ${fitting.join(', ')}.`);
  return found ?? null;
}

/** What an element can be, the usual one first. */
function kindsOf({ tagName: tag, attributes }: MjmlNode): ZoneKind[] {
  if (tag === 'mj-image') return attributes.src === IMAGE_REFERENCE ? ['block'] : ['image', 'choice'];
  if (tag === 'mj-button') return ['link', 'text', 'choice'];
  if (tag === 'mj-text') return ['rich-text', 'text', 'choice'];
  if (CONTENT_TAGS.has(tag) || BLOCK_TAGS.has(tag) || tag === 'mj-divider' || tag === 'mj-spacer') return ['block'];
  return [];
}

function defaultOf(node: MjmlNode, kind: ZoneKind, { tokens, mustaches }: Source): ZoneValue | null {
  const show = (text: string) => showMustaches(text, tokens, mustaches);
  const attribute = (name: string) => show(unescapeHtml(node.attributes[name] ?? ''));
  const content = show((node.content ?? '').trim());
  if (kind === 'block') return null;
  if (kind === 'image') return { src: attribute('src'), alt: attribute('alt') };
  if (kind === 'link') return { label: htmlToWords(content), href: attribute('href') };
  if (kind === 'rich-text') return content;
  if (node.tagName === 'mj-image') return attribute('src');
  return unescapeHtml(
    unwrapText(content)
      .inner.trim()
      .replace(/\s+/g, ' ')
      .replace(/\s*<br\s*\/?>\s*/gi, '\n'),
  );
}

function hasContactFields(zone: Zone): boolean {
  return /\{\{[^}]*contact\./.test(JSON.stringify(zone.default));
}

function humanName(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
