import type { Mustache } from './mustaches.ts';
import type { Tokens } from './tokens.ts';

/**
 * Fills the merge fields that are the same for the whole mailing (partner, vendor) and decides their blocks.
 * Fields of the contact stay tokens. What is put in is literal text from then on: braces in it mean nothing.
 *
 * @param text   with tokens
 * @param values by path; a missing one is empty
 * @param write how a value is written into this text (HTML or as it is)
 */
export function settleFields(
  text: string,
  { tokens, mustaches }: { tokens: Tokens; mustaches: readonly Mustache[] },
  values: Readonly<Record<string, string>>,
  write: (value: string) => string,
): string {
  // blocks that are open here: decided ones know whether their present branch is kept
  const blocks: ({ decided: true; keep: boolean } | { decided: false })[] = [];
  const kept = () => blocks.every((block) => !block.decided || block.keep);
  const isSettled = (path: string) => Object.hasOwn(values, path);

  return tokens.replace(
    text,
    (kind, index, mark) => {
      const mustache = kind === 'm' ? mustaches[index] : undefined;
      if (!mustache) return kept() ? mark : '';
      if (mustache.kind === 'open') {
        if (!isSettled(mustache.path)) {
          const shown = kept() ? mark : '';
          blocks.push({ decided: false });
          return shown;
        }
        blocks.push({ decided: true, keep: (values[mustache.path] !== '') === (mustache.block === 'if') });
        return '';
      }
      const block = blocks.at(-1);
      if (mustache.kind === 'else') {
        if (block?.decided) block.keep = !block.keep;
        return block?.decided || !kept() ? '' : mark;
      }
      if (mustache.kind === 'close') {
        blocks.pop();
        return block?.decided || !kept() ? '' : mark;
      }
      if (!kept()) return '';
      if (!isSettled(mustache.path)) return mark;
      const value = values[mustache.path] || mustache.fallback || '';
      return write(mustache.url ? encodeURIComponent(value) : value);
    },
    (literal) => (kept() ? literal : ''),
  );
}
