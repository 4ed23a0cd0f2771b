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

afterAll(closeCompileThreads);

describe('compiling in a thread', () => {
  test('R27: a tree that takes too long is stopped, and the next one is compiled', async () => {
    const started = performance.now();
    const [slow, fast] = await Promise.all([problemsOf(compileInThread(aTree(150_000))), compileInThread(aTree(1))]);
    expect(slow[0]?.message).toMatch(/too long|too much memory/);
    expect(fast.body).toContain('<body');
    expect(performance.now() - started).toBeLessThan(15_000);
    expect((await compileInThread(aTree(2))).body).toContain('<body');
  });

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
