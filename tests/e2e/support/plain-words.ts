import type { Page } from '@playwright/test';

/**
 * Words of a page that are in plain letters. In the pseudo-locale every word of a catalogue is accented, so these were
 * written into a screen, unless they are data (`known`) or stand where data, code and other people's words stand.
 */
export async function plainWordsOf(page: Page, known: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate(visibleTexts);
  return [...new Set(texts.filter((text) => /[A-Za-z]{3}/.test(withoutData(text, known))))];
}

// Dates, times and countries come from the runtime, which knows no such language and answers in English.
const FROM_RUNTIME =
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*|\b(?:second|minute|hour|byte|day|week|month|year|yesterday|today|tomorrow|now|ago|this|next|last)s?\b/g;
const ADDRESSES =
  /\S+@\S+|https?:\/\/\S+|\b[a-z]{3}_[0-9A-Z]{26}\b|\bUTC\b|\b(?:application|image|text)\/[\w.+-]+|\b[\w.-]+\.(?:test|example|png|csv|json|eml|html|pdf)\b/g;
const MERGE_FIELDS = /\{\{[^}]*\}\}/g;
// Where a test names nothing, its factory does.
const FROM_FACTORIES = /\b(?:Audience|Journey|Stream|Topic) [a-z0-9]{12}\b/g;

function withoutData(text: string, known: readonly string[]): string {
  const rest = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ' '), text.replace(FROM_FACTORIES, ' ').replace(ADDRESSES, ' '));
  return rest.replace(MERGE_FIELDS, ' ').replace(FROM_RUNTIME, ' ');
}

/** Runs in the page. Names of fields and pictures are words too, though they are not shown. */
function visibleTexts(): string[] {
  const SKIPPED = 'script, style, noscript, code, pre, kbd, textarea, option, [contenteditable], .cm-editor';
  // What recipients read is in the language of their mail, and says so.
  if (document.documentElement.lang !== 'en-XA') return [];
  const texts: string[] = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    const text = node.textContent?.trim();
    if (!text || !around || around.closest(SKIPPED) || !around.checkVisibility()) continue;
    // Marked as written in another language than the page, and so meant to be.
    if (around.closest('[lang]') !== document.documentElement) continue;
    texts.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], img[alt]'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const text = element.getAttribute(name)?.trim();
      if (text && !element.closest(SKIPPED)) texts.push(text);
    }
  return texts;
}

/** Texts that do not fit: cut off without an ellipsis' say-so, or laid over the edge of their box. */
export function clippedTextsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clipped = [...document.querySelectorAll('body *')].filter((element) => {
      if (!(element instanceof HTMLElement) || element.closest('.sr-only, [aria-hidden=true], iframe')) return false;
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!hasText || !element.checkVisibility()) return false;
      const { overflowX, textOverflow } = getComputedStyle(element);
      // What is there for screen readers alone is one pixel wide.
      const cut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
      return cut && overflowX !== 'auto' && overflowX !== 'scroll' && textOverflow !== 'ellipsis';
    });
    return clipped.map((element) => (element.textContent ?? '').trim().slice(0, 80));
  });
}
