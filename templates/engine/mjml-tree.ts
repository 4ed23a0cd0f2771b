import parseMjml, { type ParsedNode } from 'mjml-parser-xml';
import { CONTENT_TAGS, OWN_TAGS } from './allow-list.ts';
import { mjmlError, TemplateError } from './problems.ts';

/** One MJML element. Plain data: it is cloned, changed and handed to the compiling thread. */
export type MjmlNode = {
  tagName: string;
  line: number;
  attributes: Record<string, string>;
  /** HTML of mj-text and the like, CSS of mj-style; stray text of a container */
  content?: string;
  /** the line where `content` begins: MJML's parser trims it */
  contentLine?: number;
  children: MjmlNode[];
  /** the zone that this element carries, once `collectZones` took its attributes off */
  zone?: string;
};

const ENDING = Object.fromEntries(
  [...CONTENT_TAGS, ...OWN_TAGS].map((tag) => [tag, { endingTag: true, getTagName: () => tag }]),
);

/**
 * Parses MJML into our own plain tree. Comments are dropped, includes are never followed.
 *
 * @throws TemplateError when there is no element at all
 */
export function parseTree(source: string): MjmlNode {
  let parsed: ParsedNode;
  try {
    parsed = parseMjml(source, {
      components: ENDING,
      keepComments: false,
      ignoreIncludes: true,
      convertBooleans: false,
    });
  } catch {
    throw new TemplateError([
      mjmlError(1, 'There is no MJML here. A template starts with <mjml> and holds <mj-body>.'),
    ]);
  }
  const lines = source.split('\n');
  return toNode(parsed, lines);
}

function toNode(node: ParsedNode, lines: readonly string[]): MjmlNode {
  const { tagName, line, content } = node;
  return {
    tagName,
    line,
    attributes: Object.fromEntries(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, String(value)])),
    ...(content === undefined ? {} : { content, contentLine: findContentLine(content, line, lines) }),
    children: (node.children ?? []).map((child) => toNode(child, lines)),
  };
}

function findContentLine(content: string, from: number, lines: readonly string[]): number {
  const first = content.split('\n', 1)[0] ?? '';
  for (let line = from; line <= lines.length; line++) if (lines[line - 1]?.includes(first)) return line;
  return from;
}

/** Every element, parents before children. */
export function* walkTree(node: MjmlNode): Generator<MjmlNode> {
  yield node;
  for (const child of node.children) yield* walkTree(child);
}

/** The first element of that name directly below. */
export function findChild(node: MjmlNode, tagName: string): MjmlNode | null {
  return node.children.find((child) => child.tagName === tagName) ?? null;
}
