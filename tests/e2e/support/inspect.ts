import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

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

/** What is wrong with the page as it stands: headings, title, width, accessibility. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const headings = await page.locator('h1:visible').count();
  if (headings !== 1) faults.push(`${headings} h1`);
  if (!(await page.title()).trim()) faults.push('no title');
  faults.push(...(await widthFaultsOf(page)));
  const chosen = await looksChosen(page);
  if (chosen > 0) faults.push(`${chosen} choices look made and are not`);
  faults.push(...(await barriersOn(page)));
  return faults;
}

/** A page is as wide as its window; what is wider scrolls within itself. */
export async function widthFaultsOf(page: Page): Promise<string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return wider > 0 ? [`scrolls sideways by ${wider} px: ${await widestOf(page)}`] : [];
}

/** Boxes and choices that are not ticked and show a mark. What only makes them larger to press shows nothing. */
function looksChosen(page: Page): Promise<number> {
  return page.locator('input:is([type=radio], [type=checkbox]):not(:checked)').evaluateAll((all) => {
    const isMarked = (one: Element) => {
      const { display, backgroundColor, borderBottomWidth } = getComputedStyle(one, '::after');
      const isPainted = backgroundColor !== 'rgba(0, 0, 0, 0)' || borderBottomWidth !== '0px';
      return display !== 'none' && isPainted && !(one as HTMLInputElement).indeterminate;
    };
    return all.filter(isMarked).length;
  });
}

const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
  // Only what is wrong is told in full: what is right comes by the thousand.
  resultTypes: ['violations'],
};

/** What axe finds. It stays in the page for the next look, and its findings are put into words there. */
async function barriersOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // A sandboxed preview cannot be entered; it shows somebody's mail and has its own rules.
    const { violations } = await axe.run({ exclude: ['iframe'] }, rules);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  }, RULES);
}

/** The element that sticks out furthest. */
function widestOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const all = [...document.body.querySelectorAll('*')];
    const [widest] = all
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .sort((a, b) => b.right - a.right);
    return widest ? `${widest.element.outerHTML.slice(0, 160)} ends at ${Math.round(widest.right)}` : '';
  });
}
