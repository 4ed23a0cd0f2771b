import { FOOTER_CSS } from '#templates/partials/footer.ts';
import type { CompiledMjml } from './compile-in-thread.ts';
import { readStyleSheet } from './css.ts';
import { escapeHtml } from './escape.ts';
import { toLocale } from './words.ts';

/** What stands around a mail's body. All of it is ours but the author's checked CSS. */
export type Frame = {
  /** `#rrggbb` or a CSS name: the page behind the mail */
  background: string;
  css: string;
  supportsDark: boolean;
};

/** Dark page behind the mail; the same as the footer's dark ground. */
export const DARK_PAGE = '#131417';

const BASE_CSS = `#outlook a { padding: 0; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; -ms-text-size-adjust: 100%; }
table, td { border-collapse: collapse; mso-table-lspace: 0pt; mso-table-rspace: 0pt; }
img { border: 0; height: auto; line-height: 100%; color: #5b616b; font-family: Arial, sans-serif; outline: none; text-decoration: none; -ms-interpolation-mode: bicubic; }
p { display: block; margin: 13px 0; }
h1, h2, h3, h4 { margin: 0; }
`;

const DARK_CSS = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
.tl-page { background: ${DARK_PAGE} !important; background-color: ${DARK_PAGE} !important; }
.tl-page img { color: #b4b8c0; }
.tl-logo-light { display: none !important; }
.tl-logo-dark { display: inline-block !important; color: #f1f2f4 !important; }
.tl-logo-plate { background: #ffffff !important; padding: 8px 12px !important; border-radius: 6px !important; }
.tl-wordmark { color: #f1f2f4 !important; }
}
[data-ogsb] .tl-page { background-color: ${DARK_PAGE} !important; }
[data-ogsc] .tl-logo-light { display: none !important; }
[data-ogsc] .tl-logo-dark { display: inline-block !important; }
[data-ogsb] .tl-logo-plate { background: #ffffff !important; padding: 8px 12px !important; }
[data-ogsc] .tl-wordmark { color: #f1f2f4 !important; }
${FOOTER_CSS}`;

/** Splits MJML's body into what is inside it and the frame for it. */
export function makeFrame(compiled: CompiledMjml, authorCss: string): { body: string; frame: Frame } {
  const match = /^\s*<body([^>]*)>([\s\S]*)<\/body>\s*$/.exec(compiled.body);
  if (!match) throw new Error('MJML gave back something that is not a body');
  const background = /background-color:([^;"]+)/.exec(match[1] ?? '')?.[1]?.trim() ?? '#ffffff';
  const { css } = readStyleSheet(authorCss);
  const supportsDark = /prefers-color-scheme ?: ?dark/.test(css);
  const columns = Object.entries(compiled.mediaQueries);
  const rules = (prefix: string) => columns.map(([name, rule]) => `${prefix}.${name} ${spaced(rule)}`).join('\n');
  return {
    body: (match[2] ?? '')
      .replace('aria-roledescription="email"', 'class="tl-page" aria-roledescription="email"')
      // the language stands on <html>, chosen when the mail is finished
      .replace(/ lang="[^"]*" dir="[^"]*"/, ''),
    frame: {
      background,
      supportsDark,
      css: [
        BASE_CSS,
        supportsDark ? DARK_CSS : ':root { color-scheme: light; supported-color-schemes: light; }\n',
        columns.length > 0 ? `@media only screen and (min-width:${compiled.breakpoint}) {\n${rules('')}\n}\n` : '',
        spaced(compiled.componentCss),
        css,
      ].join(''),
    },
  };
}

/** Two braces in a row would be read by Handlebars; CSS never needs them. */
function spaced(css: string): string {
  return css
    .replaceAll('{', '{ ')
    .replaceAll('}', ' }')
    .replace(/\s+/g, ' ')
    .replaceAll('} ', '}\n')
    .trim()
    .concat('\n');
}

export type DocumentParts = {
  frame: Frame;
  locale: string;
  /** Handlebars sources for HTML */
  title: string;
  preheader: string;
  body: string;
  footer: string;
};

/** The whole mail as a Handlebars source: our head, the preheader, the body, the footer, and the pixel's place. */
export function printDocument({ frame, locale, title, preheader, body, footer }: DocumentParts): string {
  const schemes = frame.supportsDark ? 'light dark' : 'light';
  const page = escapeHtml(frame.background);
  return `<!doctype html>
<html lang="${toLocale(locale)}" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="color-scheme" content="${schemes}">
<meta name="supported-color-schemes" content="${schemes}">
<!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript><![endif]-->
<!--[if lte mso 11]><style type="text/css">.mj-outlook-group-fix { width:100% !important; }</style><![endif]-->
<style type="text/css">
${frame.css}</style>
</head>
<body class="tl-page" style="margin:0;padding:0;word-spacing:normal;background-color:${page};">
${preheader === '' ? '' : hiddenPreheader(preheader)}${body}
${footer}
{{#if tl.pixelUrl}}<img src="{{tl.pixelUrl}}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0;">{{/if}}
</body>
</html>
`;
}

/** Shown beside the subject in inboxes. The blanks behind it keep the mail's first words out of that line. */
function hiddenPreheader(preheader: string): string {
  const blanks = '&#847;&zwnj;&nbsp;'.repeat(60);
  return `<div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all;">${preheader}${blanks}</div>\n`;
}
