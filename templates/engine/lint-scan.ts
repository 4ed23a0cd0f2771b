import { imageProblem, linkProblem } from './addresses.ts';
import { contentAttributeProblem, contentTagProblem, mjmlAttributeProblem, mjmlTagProblem } from './allow-list.ts';
import { filterStyle } from './css.ts';
import { unescapeHtml } from './escape.ts';
import type { Mustache } from './mustaches.ts';
import { mjmlError, mjmlWarning, type TemplateProblem } from './problems.ts';
import type { ScannedAttribute, ScannedTag } from './scan.ts';
import type { Tokens } from './tokens.ts';

export type LintSource = { tokens: Tokens; mustaches: readonly Mustache[]; imageOrigins: readonly string[] };

const ADDRESSES = new Set(['href', 'src', 'background-url']);
/** Attributes whose text a reader sees, so that a merge field makes sense in them. */
const TEXT_ATTRIBUTES = new Set(['alt', 'title']);

/** Checks every tag and attribute against the allow-lists, with the line and column of each. */
export function lintScan(tags: readonly ScannedTag[], source: LintSource): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const tag of tags) {
    const reason = tag.inside === null ? mjmlTagProblem(tag.name) : contentTagProblem(tag.name, tag.inside);
    if (reason !== null) {
      problems.push(mjmlError(tag.line, reason, tag.column));
      continue;
    }
    for (const attribute of tag.attributes) {
      const message = attributeProblem(tag, attribute, source);
      if (message !== null) problems.push(mjmlError(attribute.line, message, attribute.column));
    }
    problems.push(...imageProblems(tag));
  }
  return problems;
}

function attributeProblem(tag: ScannedTag, { name, value }: ScannedAttribute, source: LintSource): string | null {
  const reason =
    tag.inside === null ? mjmlAttributeProblem(tag.name, name, value) : contentAttributeProblem(tag.name, name, value);
  if (reason !== null) return reason;
  if (name === 'href') return linkProblem(value, source.tokens, source.mustaches);
  const inside = source.tokens.list(value);
  if (inside.length > 0) {
    if (!TEXT_ATTRIBUTES.has(name)) return `Merge fields cannot stand in ${name}.`;
    if (inside.some((token) => source.mustaches[token.index]?.kind !== 'field')) {
      return `Blocks cannot stand in ${name}. Write one merge field, with a fallback if it may be empty.`;
    }
  }
  if (ADDRESSES.has(name)) return imageProblem(value, source.imageOrigins);
  if (name === 'style') {
    const { refused } = filterStyle(unescapeHtml(value).replace(/brand:[a-z-]+/g, '#000000'), { kind: 'author' });
    return refused[0] === undefined ? null : `style: ${refused[0]} is not available.`;
  }
  return null;
}

function imageProblems(tag: ScannedTag): TemplateProblem[] {
  if (tag.name !== 'mj-image') return [];
  const value = (name: string) => tag.attributes.find((attribute) => attribute.name === name)?.value;
  if (value('src') === undefined) return [];
  const isLogo = value('src') === 'brand:logo';
  if (value('alt') === undefined && !isLogo) {
    return [mjmlError(tag.line, 'This image has no alt. Say in a few words what it shows.', tag.column)];
  }
  return value('alt')?.trim() === '' && !isLogo
    ? [mjmlWarning(tag.line, 'alt is empty: readers without images see nothing here.')]
    : [];
}
