import { CONTENT_TAGS, OWN_TAGS } from './allow-list.ts';
import { singleLine } from './escape.ts';
import { MAX_PREHEADER_CHARS, MAX_PROBLEMS, MAX_SUBJECT_CHARS, WARN_SUBJECT_CHARS } from './limits.ts';
import { lintScan } from './lint-scan.ts';
import { lintTree } from './lint-tree.ts';
import { type MjmlNode, parseTree } from './mjml-tree.ts';
import { type Mustache, readMustaches } from './mustaches.ts';
import { hasErrors, sortProblems, TemplateError, type TemplateProblem } from './problems.ts';
import { scanMarkup } from './scan.ts';
import { makeTokens, type Tokens } from './tokens.ts';
import type { Zone } from './zone.ts';
import { collectZones } from './zones.ts';

export type TemplateSource = {
  mjml: string;
  subject: string;
  preheader?: string;
  /** origins from which images may come as full addresses, for example the installation's own */
  imageOrigins?: readonly string[];
};

/** A template version as phases 2 and 3 need it. Never changed: clone the tree. */
export type TemplateTree = {
  /** null when it could not be read; there are errors then */
  tree: MjmlNode | null;
  zones: Zone[];
  /** plain texts with tokens */
  subject: string;
  preheader: string;
  tokens: Tokens;
  mustaches: Mustache[];
  problems: TemplateProblem[];
};

/**
 * Phase 1: an author's three sources become a tree, its zones, and the list of everything that is wrong with them.
 * Runs nothing and fetches nothing; its time is bounded by the size, the number of tags and their depth.
 */
export function readTemplate({ mjml, subject, preheader = '', imageOrigins = [] }: TemplateSource): TemplateTree {
  const tokens = makeTokens();
  const mustaches: Mustache[] = [];
  const read = {
    mjml: readMustaches(mjml, 'mjml', tokens, mustaches),
    subject: readMustaches(subject, 'subject', tokens, mustaches),
    preheader: readMustaches(preheader, 'preheader', tokens, mustaches),
  };
  const problems = [
    ...read.mjml.problems,
    ...read.subject.problems,
    ...read.preheader.problems,
    ...(read.subject.problems.length === 0 ? lineProblems('subject', subject) : []),
    ...(read.preheader.problems.length === 0 ? lineProblems('preheader', preheader) : []),
  ];
  const result = {
    subject: read.subject.text.trim(),
    preheader: read.preheader.text.trim(),
    tokens,
    mustaches,
  };
  const source = { tokens, mustaches, imageOrigins };
  const finish = (tree: MjmlNode | null, zones: Zone[]): TemplateTree => ({
    ...result,
    tree: hasErrors(problems) ? null : tree,
    zones,
    problems: sortProblems(problems).slice(0, MAX_PROBLEMS),
  });
  if (hasErrors(read.mjml.problems)) return finish(null, []);

  const scan = scanMarkup(read.mjml.text, new Set([...CONTENT_TAGS, ...OWN_TAGS]));
  problems.push(...scan.problems, ...lintScan(scan.tags, source));
  if (scan.problems.length > 0) return finish(null, []);
  try {
    const tree = parseTree(read.mjml.text);
    const { zones, problems: zoneProblems } = collectZones(tree, source);
    problems.push(...zoneProblems, ...lintTree(tree, source));
    return finish(tree, zones);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    problems.push(...error.problems);
    return finish(null, []);
  }
}

function lineProblems(part: 'subject' | 'preheader', text: string): TemplateProblem[] {
  const problem = (severity: 'error' | 'warning', message: string): TemplateProblem => ({
    part,
    line: 1,
    severity,
    message,
  });
  const max = part === 'subject' ? MAX_SUBJECT_CHARS : MAX_PREHEADER_CHARS;
  if (singleLine(text) !== text.trim() && /[\r\n]/.test(text.trim())) {
    return [problem('error', `The ${part} is one line.`)];
  }
  if (part === 'subject' && text.trim() === '') return [problem('error', 'A mail needs a subject.')];
  // a field counts as a name's length, not as its braces
  const length = text.replace(/\{\{[#/][^}]*\}\}|\{\{else\}\}/g, '').replace(/\{\{[^}]*\}\}/g, 'Ten letter').length;
  if (length > max) return [problem('error', `The ${part} has ${length} characters; at most ${max} fit.`)];
  if (part === 'subject' && length > WARN_SUBJECT_CHARS) {
    return [problem('warning', `${length} characters: most inboxes cut a subject near 70.`)];
  }
  return [];
}
