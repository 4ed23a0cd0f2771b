import type { Mustache } from './mustaches.ts';
import type { Tokens } from './tokens.ts';

const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g;
const VOID_TAGS = new Set(['br', 'hr', 'img']);

/**
 * Whether every branch of every block in an element's content opens and closes its own tags. Otherwise a branch
 * that is left out for one person would leave a tag open, and an open hidden tag could swallow the footer.
 *
 * @param html sanitized content with tokens: its tags are balanced already when blocks are not looked at
 * @returns the line of the mustache that breaks the rule and why, or null
 */
export function blockBalanceProblem(
  html: string,
  { tokens, mustaches }: { tokens: Tokens; mustaches: readonly Mustache[] },
): { line: number; message: string } | null {
  const open: string[] = [];
  for (const step of steps(html, tokens)) {
    if (typeof step !== 'number') {
      if (!step.closing) open.push(step.tag);
      else if (open.pop() !== step.tag) return { line: 0, message: CROSSED };
      continue;
    }
    const mustache = mustaches[step];
    if (mustache === undefined || mustache.kind === 'field') continue;
    if (mustache.kind === 'open') open.push('{{');
    else if (open.at(-1) !== '{{') return { line: mustache.line, message: open.includes('{{') ? CROSSED : SPLIT };
    else if (mustache.kind === 'close') open.pop();
  }
  return open.includes('{{') ? { line: 0, message: SPLIT } : null;
}

const CROSSED =
  'A block opens a tag that it does not close (or the other way round). Put whole tags inside {{#if}} … {{/if}}.';
const SPLIT = 'A block begins in one element and ends in another. Keep {{#if}} … {{/if}} inside one mj-text.';

function steps(html: string, tokens: Tokens): (number | { tag: string; closing: boolean })[] {
  const found: { at: number; step: number | { tag: string; closing: boolean } }[] = [];
  for (const token of tokens.list(html)) if (token.kind === 'm') found.push({ at: token.start, step: token.index });
  for (const match of html.matchAll(TAG)) {
    const tag = match[2] ?? '';
    if (VOID_TAGS.has(tag) || match[3] === '/') continue;
    found.push({ at: match.index, step: { tag, closing: match[1] === '/' } });
  }
  return found.sort((a, b) => a.at - b.at).map((one) => one.step);
}
