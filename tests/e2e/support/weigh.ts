import type { Page } from '@playwright/test';

const FIRST_LOAD_KB = 200;
const EDITOR_KB = 180;
const STYLES_KB = 15;
/** Files that hold an editor, a canvas or the charts: fetched after the first paint by the pages that have one, and counted apart. */
const EDITORS = /\/assets\/(?:code-editor-view|rich-text-view|charts-view|journey-canvas-view)-/;

export type Scale = {
  /** Forgets what was fetched so far: before an address is opened. */
  clear(): void;
  /** What weighs too much of what was fetched since. */
  faults(): string[];
};

/** Weighs what a browser without a cache fetches: compressed bytes as they came over the wire, without their headers. */
export async function scaleOf(page: Page): Promise<Scale> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const answers = new Map<string, { url: string; headers: number }>();
  const bytes = new Map<string, number>();
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || type === 'Stylesheet')
      answers.set(requestId, { url: response.url, headers: response.encodedDataLength });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));

  const sum = (counts: (url: string) => boolean) => {
    const files = [...answers].filter(([, { url }]) => counts(url));
    return Math.round(files.reduce((total, [id, { headers }]) => total + (bytes.get(id) ?? 0) - headers, 0) / 1024);
  };
  return {
    clear: () => {
      answers.clear();
      bytes.clear();
    },
    faults: () => {
      const scripts = sum((url) => url.endsWith('.js') && !EDITORS.test(url));
      const editors = sum((url) => EDITORS.test(url));
      const styles = sum((url) => url.endsWith('.css'));
      return [
        ...(scripts === 0 ? ['nothing was weighed'] : []),
        ...(scripts > FIRST_LOAD_KB ? [`${scripts} KB of script, ${FIRST_LOAD_KB} allowed`] : []),
        ...(editors > EDITOR_KB ? [`${editors} KB of editors, ${EDITOR_KB} allowed`] : []),
        ...(styles > STYLES_KB ? [`${styles} KB of styles, ${STYLES_KB} allowed`] : []),
      ];
    },
  };
}
