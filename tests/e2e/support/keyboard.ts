import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** Presses Tab until `target` has the focus, and looks at every stop on the way. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < 120; stop++) {
    await page.keyboard.press(key);
    // What moves into view when it gets the focus is there when it is painted.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect.soft(await page.evaluate(faultOfFocus), 'where the focus is').toBeNull();
    if (await isFocused(target)) return;
  }
  throw new Error(`120 × ${key} did not reach ${target}`);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/**
 * Runs in the page. WCAG 2.4.7 and 2.4.11: what has the focus can be seen to have it, and does not lie wholly under a
 * bar that sticks to the window.
 */
function faultOfFocus(): string | null {
  const active = document.activeElement;
  if (!active || active === document.body) return null;
  const name = active.outerHTML.replace(/ class="[^"]*"/g, '').slice(0, 140);
  const box = active.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return `no size: ${name}`;

  const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [x, y] as const));
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return top !== null && (active.contains(top) || Boolean(top.closest('label')?.contains(active)));
  });
  if (!seen) return `hidden at ${Math.round(box.left)}, ${Math.round(box.top)}: ${name}`;

  const around = [active, active.parentElement, active.parentElement?.parentElement];
  const marked = around.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  // A frame's focus is inside it.
  return marked || active instanceof HTMLIFrameElement ? null : `not marked: ${name}`;
}

/** The focus goes round inside the dialog, both ways. */
export async function expectTrapped(page: Page, dialog: Locator): Promise<void> {
  for (const key of ['Tab', 'Shift+Tab'] as const)
    for (let stop = 0; stop < 8; stop++) {
      await page.keyboard.press(key);
      expect(await dialog.evaluate((element) => element.contains(document.activeElement)), `${key} ${stop}`).toBe(true);
    }
}
