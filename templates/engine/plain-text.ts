import { convert, type FormatCallback } from 'html-to-text';

const WIDTH = 76;

/** A button stands on its own line with its address below it; a link in a sentence has its address behind it. */
const formatLink: FormatCallback = (element, walk, builder) => {
  const href: string = element.attribs?.href ?? '';
  const isButton = (element.attribs?.style ?? '').includes('display:inline-block');
  const address = href.replace(/^(mailto|tel):/, '');
  walk(element.children, builder);
  if (address === '' || hasText(element, address)) return;
  if (!isImageOnly(element)) builder.addInline(isButton ? `: ${address}` : ` (${address})`, { noWordTransform: true });
};

type Element = Parameters<FormatCallback>[0];

function textOf(element: Element): string {
  if (element.type === 'text') return element.data ?? '';
  return ((element.children ?? []) as Element[]).map(textOf).join('');
}

function hasText(element: Element, address: string): boolean {
  const text = textOf(element).replace(/\s+/g, '');
  return text === address || text === address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

function isImageOnly(element: Element): boolean {
  return textOf(element).trim() === '';
}

/** The partner's logo stands for its name; other pictures say nothing that the text does not. */
const formatImage: FormatCallback = (element, _walk, builder) => {
  const isLogo = /^tl-logo-(light|plate)$/.test(element.attribs?.class ?? '');
  if (isLogo && element.attribs?.alt) builder.addInline(element.attribs.alt);
};

/** What stands close together in the mail stands close together here: white space of more than 8px is an empty line. */
const formatCell: FormatCallback = (element, walk, builder) => {
  if (/(^|\s)visual-only(\s|$)/.test(element.attribs?.class ?? '')) return;
  const { top, bottom } = paddingOf(element.attribs?.style ?? '');
  builder.openBlock({ leadingLineBreaks: top > 8 ? 2 : 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: bottom > 8 ? 2 : 1 });
};

function paddingOf(style: string): { top: number; bottom: number } {
  const values = (/(?:^|;)padding:([^;]*)/.exec(style)?.[1] ?? '0')
    .trim()
    .split(/\s+/)
    .map((value) => Number.parseFloat(value) || 0);
  const own = (side: string) => Number.parseFloat(new RegExp(`padding-${side}:([\\d.]+)`).exec(style)?.[1] ?? 'NaN');
  const [top = 0, , bottom = top] = values;
  return { top: own('top') || top, bottom: own('bottom') || bottom };
}

const LINE = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

/**
 * A mail's body as plain text that reads well: paragraphs, lists and headings as such, every link with its address,
 * pictures and what carries the class `visual-only` left out, lines of at most 76 characters (a long address stays
 * whole).
 *
 * @param html sanitized body; tokens in it come out unchanged
 */
export function toPlainText(html: string): string {
  // MJML puts a button's words on a line of their own: the blank must not come before its colon
  const text = convert(html.replace(/\s+<\/a>/g, '</a> '), {
    wordwrap: WIDTH,
    preserveNewlines: false,
    longWordSplit: { wrapCharacters: [], forceWrapOnLimit: false },
    formatters: { link: formatLink, image: formatImage, cell: formatCell },
    selectors: [
      { selector: 'a', format: 'link' },
      { selector: 'img', format: 'image' },
      { selector: 'hr', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({
        selector,
        format: 'heading',
        options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 1 },
      })),
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false, colSpacing: 3 } },
      { selector: 'table[role=presentation]', format: 'block', options: LINE },
      { selector: 'td', format: 'cell' },
      { selector: 'div', format: 'block', options: LINE },
      { selector: 'ul', options: { itemPrefix: ' - ' } },
    ],
  });
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Breaks long lines at blanks, as `toPlainText` does. */
export function wrapText(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line.split(' ').reduce((out, word) => {
        const last = out.slice(out.lastIndexOf('\n') + 1);
        return out === '' ? word : `${out}${last.length + 1 + word.length > WIDTH ? '\n' : ' '}${word}`;
      }, ''),
    )
    .join('\n');
}
