import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import words from '#app/i18n/en/audit.json';

/** Codes of audit entries in the domain's sources: everything that looks like one, but is no event and no file. */
function writtenActions(): string[] {
  const files = readdirSync('campaigns', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath, name }) => readFileSync(path.join(parentPath, name), 'utf8'));
  const codes = files
    .filter((source) => /\baudit\(\s*ctx/.test(source))
    .flatMap((source) => [...source.matchAll(/(?<!type: )'([a-z_]+\.[a-z_]+)'/g)].map(([, code = '']) => code));
  return [...new Set(codes)].filter((code) => !code.endsWith('.csv')).sort();
}

test('everything that is written into the audit trail can be said in words', () => {
  const actions = writtenActions();
  expect(actions.length).toBeGreaterThan(50);
  expect(actions.filter((action) => !Object.hasOwn(words, `audit.${action}`))).toEqual([]);
});
