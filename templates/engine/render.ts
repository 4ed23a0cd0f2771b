import { singleLine } from './escape.ts';
import { compileSource, type Fill, type RenderContext } from './handlebars.ts';
import { MAX_CONTACT_VALUE_CHARS, MAX_OUTPUT_CHARS } from './limits.ts';
import { CONTACT_FIELDS } from './merge-fields.ts';
import { TemplateError } from './problems.ts';

/** A mailing's three sources, compiled. Make it once per mailing and process; it holds no person's data. */
export type RenderPlan = { subject: Fill; html: Fill; text: Fill };

/** What a person's message is made of. Fields that are missing, or are no text, are empty. */
export type RenderValues = {
  contact: Readonly<Record<string, unknown>>;
  /** tracking (or plain) address of a link by its number, 1 … */
  links: (number: number) => string;
  unsubscribeUrl: string;
  /** this very mail as a page */
  viewUrl: string;
  /** only with the contact's consent to tracking */
  pixelUrl?: string;
};
export type RenderedMessage = { subject: string; html: string; text: string };

/**
 * Precompiles a mailing's sources, which are stored as text.
 *
 * @throws TemplateError when one of them is not what `compileTemplate` prints
 */
export function makeRenderPlan({ subject, html, text }: { subject: string; html: string; text: string }): RenderPlan {
  return {
    subject: compileSource(subject, 'subject', false),
    html: compileSource(html, 'mail', true),
    text: compileSource(text, 'mail', false),
  };
}

const FIELDS = CONTACT_FIELDS.map((field) => field.path.slice('contact.'.length));

/**
 * Phase 4: one person's message. The only phase that runs once per recipient.
 *
 * Values are text: they are escaped in HTML, never run, cut at 500 characters, and hold no line ends, so that none can
 * start a header in a subject.
 *
 * @throws TemplateError when an address is not http(s), or the message is larger than 512 KB
 */
export function renderMessage(plan: RenderPlan, values: RenderValues): RenderedMessage {
  const context = toContext(values);
  const html = plan.html(context);
  if (html.length > MAX_OUTPUT_CHARS) fail(`The mail is larger than ${MAX_OUTPUT_CHARS / 1024} KB.`);
  return { subject: plan.subject(context).trim(), html, text: plan.text(context) };
}

function toContext({ contact, links, unsubscribeUrl, viewUrl, pixelUrl = '' }: RenderValues): RenderContext {
  const fields: Record<string, string> = Object.create(null);
  for (const name of FIELDS) {
    const value = Object.hasOwn(contact, name) ? contact[name] : undefined;
    fields[name] = typeof value === 'string' ? singleLine(value.slice(0, MAX_CONTACT_VALUE_CHARS)) : '';
  }
  return Object.assign(Object.create(null), {
    contact: fields,
    tl: Object.assign(Object.create(null), {
      open: '{',
      close: '}',
      slash: '\\',
      unsubscribeUrl: webAddress(unsubscribeUrl),
      viewUrl: webAddress(viewUrl),
      pixelUrl: pixelUrl && webAddress(pixelUrl),
      link: (number: number) => webAddress(links(number)),
    }),
  });
}

function webAddress(url: string): string {
  return /^https?:\/\/[^\s"'<>`\\{}]+$/i.test(url) ? url : fail('An address in the mail is not http or https.');
}

function fail(message: string): never {
  throw new TemplateError([{ part: 'mail', line: 0, severity: 'error', message }]);
}
