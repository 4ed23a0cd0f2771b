import { CONTENT_TAGS, mjmlAttributeProblem, mjmlTagProblem, OWN_TAGS } from './allow-list.ts';
import { blockBalanceProblem } from './block-balance.ts';
import { readStyleSheet } from './css.ts';
import { MAX_STYLE_CHARS } from './limits.ts';
import type { LintSource } from './lint-scan.ts';
import { findChild, type MjmlNode, walkTree } from './mjml-tree.ts';
import { makePalette, paintReferences } from './palette.ts';
import { mjmlError, mjmlWarning, type TemplateProblem } from './problems.ts';
import { sanitizeContent } from './sanitize.ts';

/** Any palette does: only the places of colours matter here. */
const SOME_PALETTE = makePalette({ primaryColor: '#0f766e', secondaryColor: '#334155', textColor: '#1f2937' });
const ADDRESSES = ['href', 'src', 'background-url'];

/**
 * Checks what needs the tree: the mail's skeleton, stray text, styles, blocks, and once more every name and value,
 * because this tree and not the source is what gets compiled.
 */
export function lintTree(tree: MjmlNode, source: LintSource): TemplateProblem[] {
  return [...skeletonProblems(tree), ...headProblems(tree, source), ...nodeProblems(tree, source)];
}

function skeletonProblems(tree: MjmlNode): TemplateProblem[] {
  if (tree.tagName !== 'mjml') return [mjmlError(tree.line, 'A template starts with <mjml>.')];
  const problems: TemplateProblem[] = [];
  for (const child of tree.children) {
    if (child.tagName !== 'mj-head' && child.tagName !== 'mj-body') {
      problems.push(mjmlError(child.line, `${child.tagName} cannot stand in mjml, only mj-head and mj-body.`));
    }
  }
  for (const name of ['mj-head', 'mj-body']) {
    const second = tree.children.filter((child) => child.tagName === name)[1];
    if (second) problems.push(mjmlError(second.line, `There is a second ${name}.`));
  }
  const body = findChild(tree, 'mj-body');
  if (!body) problems.push(mjmlError(tree.line, 'There is no mj-body.'));
  else if (body.children.length === 0) problems.push(mjmlError(body.line, 'mj-body is empty.'));
  const width = Number.parseInt(body?.attributes.width ?? '600', 10);
  if (body && !(width >= 320 && width <= 800)) {
    problems.push(mjmlError(body.line, 'The width of mj-body is between 320px and 800px.'));
  }
  return problems;
}

function headProblems(tree: MjmlNode, source: LintSource): TemplateProblem[] {
  const head = findChild(tree, 'mj-head');
  if (!head) return [];
  const problems: TemplateProblem[] = [];
  for (const node of walkTree(head)) {
    if (node.zone !== undefined) problems.push(mjmlError(node.line, 'A zone stands in mj-body.'));
    if (node.tagName === 'mj-style') problems.push(...styleProblems(node, source));
    if (node.tagName === 'mj-title') {
      problems.push(mjmlWarning(node.line, 'mj-title is not used: the subject is the title.'));
    }
    if (node.tagName === 'mj-preview') {
      problems.push(mjmlWarning(node.line, 'mj-preview is not used. Write the preheader beside the subject.'));
    }
  }
  for (const node of findChild(head, 'mj-attributes')?.children ?? []) {
    const address = ADDRESSES.find((name) => node.attributes[name] !== undefined);
    if (address) problems.push(mjmlError(node.line, `${address} is not available in mj-attributes.`));
  }
  return problems;
}

function styleProblems(node: MjmlNode, { tokens }: LintSource): TemplateProblem[] {
  const css = node.content ?? '';
  if (css.length > MAX_STYLE_CHARS) {
    return [mjmlError(node.line, `mj-style is longer than ${MAX_STYLE_CHARS / 1024} KB.`)];
  }
  if (tokens.has(css)) return [mjmlError(node.line, 'Merge fields cannot stand in mj-style.')];
  const sheet = readStyleSheet(paintReferences(css, SOME_PALETTE));
  return sheet.problems.map(({ line, message }) => mjmlError((node.contentLine ?? node.line) + line, message));
}

function nodeProblems(tree: MjmlNode, source: LintSource): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const node of walkTree(tree)) {
    const reason = mjmlTagProblem(node.tagName);
    if (reason !== null) problems.push(mjmlError(node.line, reason));
    for (const [name, value] of Object.entries(node.attributes)) {
      const message = mjmlAttributeProblem(node.tagName, name, value);
      if (message !== null) problems.push(mjmlError(node.line, message));
    }
    const content = node.content?.trim() ?? '';
    if (CONTENT_TAGS.has(node.tagName)) {
      const balance = blockBalanceProblem(
        sanitizeContent(content, (href) => href),
        source,
      );
      if (balance) problems.push(mjmlError(balance.line || node.line, balance.message));
    } else if (!OWN_TAGS.has(node.tagName) && content !== '') {
      problems.push(
        mjmlError(node.line, `Text stands in mj-text, mj-button or mj-table, not straight in ${node.tagName}.`),
      );
    }
    if (
      node.tagName === 'mj-image' &&
      node.attributes.src === undefined &&
      node.zone === undefined &&
      !isInHead(tree, node)
    ) {
      problems.push(mjmlError(node.line, 'This image has no src.'));
    }
  }
  return problems;
}

function isInHead(tree: MjmlNode, node: MjmlNode): boolean {
  const head = findChild(tree, 'mj-head');
  return head !== null && [...walkTree(head)].includes(node);
}
