import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

type Axe = typeof axe;

// A page that is answered with its own 4xx is said to have failed to load; and a mail's frame refuses the script that
// looks for faults in it.
const EXPECTED = /^Failed to load resource|^Blocked script execution in '[^']*\/(?:preview|mail-body)[/?]/;

export type Watch = {
  /** What the page has complained about since the last time. */
  take(): string[];
};

/** Listens to everything a browser complains about: errors, warnings of React, refused content. */
export async function watch(page: Page): Promise<Watch> {
  let heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) heard.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const own = response.request().isNavigationRequest();
    if (response.status() >= 400 && !own) heard.push(`${response.status()} for ${new URL(response.url()).pathname}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`refused by ${violatedDirective}: ${blockedURI}`),
    );
  });
  return {
    take: () => {
      const said = heard;
      heard = [];
      return said;
    },
  };
}

export const LOOKS = {
  desk: { width: 1280, height: 900, colorScheme: 'light' },
  phone: { width: 390, height: 844, colorScheme: 'dark' },
  'desk at night': { width: 1280, height: 900, colorScheme: 'dark' },
  tablet: { width: 1024, height: 768, colorScheme: 'light' },
  'phone by day': { width: 390, height: 844, colorScheme: 'light' },
} as const;

export type Look = keyof typeof LOOKS;

const looks = new WeakMap<Page, Look>();

/** The window's size and colours. */
export async function lookAt(page: Page, look: Look): Promise<void> {
  const { colorScheme, ...size } = LOOKS[look];
  if (looks.get(page) !== look) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    looks.set(page, look);
  }
  // The new colours are there when they are painted, not when they are asked for.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Opens an address and waits until the page answers to keys. */
export async function open(page: Page, address: string): Promise<number> {
  const answer = await page.goto(address, { timeout: 20_000 });
  await page.locator('html[data-hydrated]').waitFor({ timeout: 20_000 });
  return answer?.status() ?? 0;
}

const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
  // Only what is wrong is told in full: what is right comes by the thousand.
  resultTypes: ['violations'],
};

/** Pages that bring axe along wherever they go. */
const withAxe = new WeakSet<Page>();

/** What is wrong with the page as it stands: headings, title, width, choices that look made, accessibility. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!withAxe.has(page)) {
    await page.evaluate(axe.source);
    await page.addInitScript(`if (window === top) { ${axe.source} }`);
    withAxe.add(page);
  }
  return page.evaluate(faultsHere, RULES);
}

/** A page is as wide as its window; what is wider scrolls within itself. */
export function widthFaultsOf(page: Page): Promise<string[]> {
  return page.evaluate(faultsHere, null);
}

/** Runs in the page, in one go: each question of its own would be asked some thousand times. */
async function faultsHere(rules: RunOptions | null): Promise<string[]> {
  const faults: string[] = [];
  const wider = document.documentElement.scrollWidth - window.innerWidth;
  if (wider > 0) {
    const [widest] = [...document.body.querySelectorAll('*')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .sort((a, b) => b.right - a.right);
    const where = widest ? `${widest.element.outerHTML.slice(0, 160)} ends at ${Math.round(widest.right)}` : '';
    faults.push(`scrolls sideways by ${wider} px: ${where}`);
  }
  if (!rules) return faults;

  const isSeen = (one: Element) =>
    one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0;
  const headings = [...document.querySelectorAll('h1')].filter(isSeen).length;
  if (headings !== 1) faults.push(`${headings} h1`);
  if (!document.title.trim()) faults.push('no title');

  // Boxes and choices that are not ticked and show a mark. What only makes them larger to press shows nothing.
  const looksMade = (one: HTMLInputElement) => {
    const { display, backgroundColor, borderBottomWidth } = getComputedStyle(one, '::after');
    const isPainted = backgroundColor !== 'rgba(0, 0, 0, 0)' || borderBottomWidth !== '0px';
    return display !== 'none' && isPainted && !one.indeterminate;
  };
  const choices = document.querySelectorAll<HTMLInputElement>('input:is([type=radio], [type=checkbox]):not(:checked)');
  const made = [...choices].filter(looksMade).length;
  if (made > 0) faults.push(`${made} choices look made and are not`);

  // A sandboxed preview cannot be entered; it shows somebody's mail and has its own rules.
  const { violations } = await (window as unknown as { axe: Axe }).axe.run({ exclude: ['iframe'] }, rules);
  for (const { id, nodes } of violations)
    for (const { target, failureSummary } of nodes) faults.push(`${id} at ${target.join(' ')}: ${failureSummary}`);
  return faults;
}
