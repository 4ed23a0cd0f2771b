import { build } from 'esbuild';

/** Where the built script lies; the web process reads it there. */
export const WIDGET_SCRIPT = 'build/widget/throughline.js';

/** Builds the one script that partners' pages load. */
export async function buildWidgetScript(outfile: string = WIDGET_SCRIPT): Promise<void> {
  await build({
    entryPoints: ['app/widget/throughline.ts'],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    // Custom elements, adopted style sheets and AbortSignal.timeout: every browser since 2022.
    target: ['es2022', 'chrome103', 'firefox101', 'safari16.4'],
    legalComments: 'none',
    logLevel: 'warning',
  });
}
