import type { BrandValues, VendorValues } from './brand-values.ts';
import type { BrandedTemplate } from './compile-branded.ts';
import { printDocument } from './document.ts';
import { escapeHtml, singleLine } from './escape.ts';
import { fillZones } from './fill-zones.ts';
import { makeFooter } from './footer.ts';
import { MAX_OUTPUT_CHARS, WARN_HTML_CHARS } from './limits.ts';
import { type MailLink, numberLinks } from './links.ts';
import { toPlainText } from './plain-text.ts';
import { printHandlebars } from './print-mustache.ts';
import type { TemplateProblem } from './problems.ts';
import { sanitizeBody } from './sanitize.ts';
import { senderFields } from './sender-fields.ts';
import { settleFields } from './settle-fields.ts';

export type Mail = { subject: string; html: string; text: string; links: MailLink[]; problems: TemplateProblem[] };

export type Finishing = {
  brand: BrandValues;
  vendor: VendorValues;
  locale: string;
  values: Readonly<Record<string, unknown>>;
  origins: readonly string[];
  omitted: ReadonlySet<string>;
};

/**
 * Phase 3: fills zones, decides what is the same for the whole mailing, sanitizes the whole, numbers the links, derives
 * the plain text, and prints the three Handlebars sources with the locked footer behind them.
 */
export function finishMail(branded: BrandedTemplate, finishing: Finishing): Mail {
  const { tokens, mustaches, comments, frame } = branded;
  const { brand, vendor, locale, values, origins, omitted } = finishing;
  const zones = branded.zones.filter((zone) => !omitted.has(zone.name));
  const { places, assets } = branded;
  const fields = senderFields(brand, vendor);
  const filled = fillZones(branded.body, { zones, places, tokens, values, origins, assets, fields });
  const settle = (text: string, write: (value: string) => string) =>
    settleFields(text, { tokens, mustaches }, fields, write);

  const body = sanitizeBody(settle(filled.html, escapeHtml), branded.images, origins);
  const { html: numbered, links } = numberLinks(body, tokens);
  const footer = makeFooter(brand, vendor, locale, frame.background);
  const print = (text: string, mode: 'html' | 'text') => printHandlebars(text, mode, { tokens, mustaches, comments });
  const inHtml = (text: string) =>
    print(
      settle(
        tokens.replace(text, (_, __, mark) => mark, escapeHtml),
        escapeHtml,
      ),
      'html',
    );

  const html = printDocument({
    frame,
    locale,
    title: inHtml(branded.subject),
    preheader: inHtml(branded.preheader),
    body: print(tidy(numbered), 'html'),
    footer: footer.html,
  });
  const text = `${print(toPlainText(withoutComments(numbered, branded)), 'text')}\n\n${footer.text}`;
  const subject = print(singleLine(settle(branded.subject, singleLine)), 'text');
  return { subject, html, text, links, problems: [...filled.problems, ...footer.problems, ...sizeProblems(html)] };
}

function withoutComments(html: string, { tokens }: BrandedTemplate): string {
  return tokens.replace(html, (kind, _, mark) => (kind === 'c' ? '' : mark));
}

/** MJML indents its output, which is a third of it. A line end and its blanks mean one blank in HTML, so one line end does. */
function tidy(html: string): string {
  return html.replace(/\s*\n\s*/g, '\n').trim();
}

function sizeProblems(html: string): TemplateProblem[] {
  const mail = { part: 'mail', line: 0 } as const;
  if (html.length > MAX_OUTPUT_CHARS) {
    return [
      { ...mail, severity: 'error', message: `The mail is larger than ${MAX_OUTPUT_CHARS / 1024} KB. Shorten it.` },
    ];
  }
  if (html.length < WARN_HTML_CHARS) return [];
  const size = Math.round(html.length / 1000);
  return [
    {
      ...mail,
      severity: 'warning',
      message: `${size} KB of HTML: Gmail hides the end of mails above 102 KB, the footer first.`,
    },
  ];
}
