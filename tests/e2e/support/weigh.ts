import type { Page } from '@playwright/test';

const FIRST_LOAD_KB = 200;
const EDITOR_KB = 180;
const STYLES_KB = 15;
/** Files that hold an editor, a canvas or the charts: fetched after the first paint by the pages that have one, and counted apart. */
const EDITORS = /\/assets\/(?:code-editor-view|rich-text-view|charts-view|journey-canvas-view)-/;

/**
 * What weighs too much of what the page as it stands has fetched, as a browser without a cache would: compressed bytes as
 * they come over the wire, without their headers, whether they came now or for a page before.
 */
export async function overweightOf(page: Page): Promise<string[]> {
  const files = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(({ name, encodedBodySize }) => ({
      file: new URL(name).pathname,
      bytes: encodedBodySize,
    })),
  );
  const sum = (counts: (file: string) => boolean) => {
    const bytes = new Map(files.filter(({ file }) => counts(file)).map(({ file, bytes }) => [file, bytes]));
    return Math.round([...bytes.values()].reduce((total, one) => total + one, 0) / 1024);
  };
  const scripts = sum((file) => file.endsWith('.js') && !EDITORS.test(file));
  const editors = sum((file) => EDITORS.test(file));
  const styles = sum((file) => file.endsWith('.css'));
  return [
    ...(scripts === 0 ? ['nothing was weighed'] : []),
    ...(scripts > FIRST_LOAD_KB ? [`${scripts} KB of script, ${FIRST_LOAD_KB} allowed`] : []),
    ...(editors > EDITOR_KB ? [`${editors} KB of editors, ${EDITOR_KB} allowed`] : []),
    ...(styles > STYLES_KB ? [`${styles} KB of styles, ${STYLES_KB} allowed`] : []),
  ];
}
