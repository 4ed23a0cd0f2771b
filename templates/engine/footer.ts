import { FOOTER_BACKGROUND, FOOTER_HTML, FOOTER_TEXT, FOOTER_TEXT_COLOR } from '#templates/partials/footer.ts';
import type { BrandValues, VendorValues } from './brand-values.ts';
import { contrastRatio, READABLE_CONTRAST } from './contrast.ts';
import { escapeHtml, inertHtml, inertText, singleLine } from './escape.ts';
import { wrapText } from './plain-text.ts';
import type { TemplateProblem } from './problems.ts';
import { fillPhrase, wordsFor } from './words.ts';

export type Footer = { html: string; text: string; problems: TemplateProblem[] };

const NO_BREAK = '\u00a0';

/**
 * The locked footer: why the reader gets this mail, from whom, the postal address, and a visible way to
 * unsubscribe, in the template's language. As Handlebars sources; the values in them are literal.
 *
 * @param page the mail's background; the footer takes it where its own words read on it
 * @returns an error problem when the postal address is missing: such a mail may be previewed, never sent
 * Source: CAN-SPAM 15 U.S.C. 7704(a)(5), CASL s. 6(2).
 */
export function makeFooter(brand: BrandValues, vendor: VendorValues, locale: string, page: string): Footer {
  const words = wordsFor(locale).footer;
  const partner = brand.name;
  const lines = brand.address.split(/\r\n|\r|\n/).map((line) => singleLine(line).trim());
  const address = lines.filter((line) => line !== '').join(' · ');
  const identity = brand.legalName && brand.legalName !== partner ? brand.legalName : partner;
  const values: Record<string, string> = {
    why: `${fillPhrase(words.reason, { partner })} ${fillPhrase(words.partnership, { partner, vendor: vendor.name })}`,
    address: [identity, address || `[${words.addressMissing}]`, brand.phone.replaceAll(' ', NO_BREAK)]
      .filter((part) => part !== '')
      .join(' · '),
    unsubscribe: words.unsubscribe,
    view: words.view,
    background: contrastRatio(FOOTER_TEXT_COLOR, page) >= READABLE_CONTRAST ? page : FOOTER_BACKGROUND,
  };
  const fill = (form: string, write: (value: string) => string) =>
    form.replace(/%(\w+)%/g, (_, name: string) => write(values[name] ?? ''));
  return {
    html: fill(FOOTER_HTML, (value) => inertHtml(escapeHtml(value))),
    text: fill(FOOTER_TEXT, (value) => inertText(wrapText(value).replaceAll(NO_BREAK, ' '))),
    problems:
      address === ''
        ? [
            {
              part: 'brand',
              line: 0,
              severity: 'error',
              message: 'The postal address is missing. Add it to the brand kit.',
            },
          ]
        : [],
  };
}
