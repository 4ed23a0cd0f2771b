import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { closeCompileThreads, compileInThread } from '#templates/engine/compile-in-thread.ts';
import type { MjmlNode } from '#templates/engine/mjml-tree.ts';
import { compile, problemsOf } from './samples.ts';

const node = (tagName: string, children: MjmlNode[] = [], content?: string): MjmlNode => ({
  tagName,
  line: 1,
  attributes: {},
  children,
  ...(content === undefined ? {} : { content }),
});
const aTree = (texts: number) =>
  node('mjml', [
    node('mj-body', [
      node('mj-section', [
        node(
          'mj-column',
          Array.from({ length: texts }, () => node('mj-text', [], 'x')),
        ),
      ]),
    ]),
  ]);

/** Small, and slow to resolve: thousands of names of classes on each element. What is linted never gets this far. */
function aSlowTree(): MjmlNode {
  const tree = aTree(2_000);
  const attributes = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}`, 'x']));
  const named = { ...node('mj-class'), attributes: { ...attributes, name: 'a' } };
  tree.children.unshift(node('mj-head', [node('mj-attributes', [named])]));
  const texts = tree.children[1]?.children[0]?.children[0]?.children ?? [];
  for (const text of texts) text.attributes['mj-class'] = 'a '.repeat(5_000);
  return tree;
}

afterAll(closeCompileThreads);

describe('compiling in a thread', () => {
  test.each([
    ['needs too much memory', /too much memory|too long/, () => aTree(150_000)],
    ['takes too long', /too long/, aSlowTree],
  ] as const)(
    'R27: a tree that %s is stopped, and others are compiled meanwhile and after',
    async (_, reason, tree) => {
      await compileInThread(aTree(1));
      const started = performance.now();
      const [stopped, other] = await Promise.all([problemsOf(compileInThread(tree())), compileInThread(aTree(1))]);
      expect(stopped[0]?.message).toMatch(reason);
      expect(performance.now() - started).toBeLessThan(15_000);
      expect(other.body).toContain('<body');
      expect((await compileInThread(aTree(2))).body).toContain('<body');
    },
  );

  test('many at once all get their own answer', async () => {
    const compiled = await Promise.all(Array.from({ length: 12 }, (_, index) => compileInThread(aTree(index + 1))));
    expect(compiled.map(({ body }) => body.split('>x</div>').length - 1)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
  });

  test('what MJML’s own validation finds comes back with its line', async () => {
    const [problem] = await problemsOf(compile('\n<mj-text font-size="large">x</mj-text>'));
    expect(problem).toMatchObject({ part: 'mjml', line: 5, message: expect.stringContaining('font-size') });
  });

  test('works from a bundle as from sources, and does not hold the process open', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'bundle-'));
    await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    const outfile = path.join(folder, 'bundle.mjs');
    await build({
      stdin: {
        contents: `import { compileTemplate } from '#templates/engine/compile.ts';
          const brand = { name: 'N', primaryColor: '#0f5f8c', secondaryColor: '#e2894a', textColor: '#1f2430', address: 'A' };
          const mjml = '<mjml><mj-body><mj-section><mj-column><mj-text>Bundled</mj-text></mj-column></mj-section></mj-body></mjml>';
          const { text } = await compileTemplate({ mjml, subject: 's', locale: 'en', brand, vendor: { name: 'V' }, assetUrl: () => null });
          console.log(text.split('\\n')[0]);`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile,
      logLevel: 'silent',
      alias: { '#templates': path.resolve('templates') },
    });
    const { stdout } = await promisify(execFile)(process.execPath, [outfile], { cwd: os.tmpdir(), timeout: 15_000 });
    expect(stdout.trim()).toBe('Bundled');
    await rm(folder, { recursive: true });
  });
});
