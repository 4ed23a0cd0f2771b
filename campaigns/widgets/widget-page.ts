import { jsonLdOf } from './json-ld.ts';
import type { LiveWidget } from './load-widget.ts';
import { escapeHtml } from './snippet.ts';
import type { PayloadField, PayloadForm, PayloadItem, WidgetPayload } from './widget-payload.ts';

/** Where a form's ticket stands in a page that is kept; the web layer puts one in per visit. */
export const TICKET_PLACE = '{{ticket}}';

/** What a post was refused with: the values as they were typed, and a message per field. */
export type Refused = { values: Readonly<Record<string, string>>; fields: Readonly<Record<string, string>> };

/**
 * The widget as a page of its own, without any script: for search engines, for frames, for whoever has scripts off.
 *
 * @param state what became of a post: `sent` with its thanks, or what was refused
 */
export function widgetPage(
  widget: LiveWidget,
  payload: WidgetPayload,
  publicUrl: string,
  state: { sent?: string; refused?: Refused } = {},
): string {
  const { lang, heading, form, look } = payload;
  const title = heading || form?.heading || widget.vendorName;
  const ld = jsonLdOf(widget, publicUrl);
  // "<" would end the block; as an escape of JSON it is the same text.
  const data = ld ? `<script type="application/ld+json">${JSON.stringify(ld).replace(/</g, '\\u003c')}</script>` : '';
  const body = form ? formBody(payload, form, state) : itemsBody(payload);
  return `<!doctype html><html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="canonical" href="${publicUrl}/w/${payload.id}.html">
${data}<style>${styleOf(look)}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

function itemsBody({ items, words, calendar }: WidgetPayload): string {
  const list = items.map(itemRow).join('');
  const subscribe = calendar ? `<p><a href="${escapeHtml(calendar)}">${escapeHtml(words.calendar)}</a></p>` : '';
  return `${list ? `<ul>${list}</ul>` : `<p>${escapeHtml(words.empty)}</p>`}${subscribe}`;
}

function itemRow({ title, summary, url, image, when, time, place, price }: PayloadItem): string {
  const name = url ? `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>` : escapeHtml(title);
  const picture = image
    ? `<img src="${escapeHtml(image.src)}" alt="${escapeHtml(image.alt)}" width="88" height="66" loading="lazy">`
    : '';
  const moment = when ? `<time datetime="${escapeHtml(time)}">${escapeHtml(when)}</time>` : '';
  const meta = [moment, escapeHtml(place), escapeHtml(price)].filter(Boolean).join(' · ');
  const text = summary ? `<p>${escapeHtml(summary)}</p>` : '';
  return `<li>${picture}<div><h2>${name}</h2>${meta ? `<p class="m">${meta}</p>` : ''}${text}</div></li>`;
}

function formBody(
  { words, id }: WidgetPayload,
  form: PayloadForm,
  { sent, refused }: { sent?: string; refused?: Refused },
): string {
  if (sent) return `<p role="status">${escapeHtml(sent)}</p>`;
  const consent = form.consentText
    ? `<label class="t"><input type="checkbox" name="consent"><span>${escapeHtml(form.consentText)}</span></label>`
    : '';
  return `${form.text ? `<p>${escapeHtml(form.text)}</p>` : ''}<form method="post" action="/w/${id}/lead">
${form.fields.map((field) => fieldRow(field, words, refused)).join('')}${consent}
<div class="x" aria-hidden="true"><label>${escapeHtml(words.trap)}<input name="homepage" tabindex="-1" autocomplete="off"></label></div>
<input type="hidden" name="ticket" value="${TICKET_PLACE}"><button>${escapeHtml(form.button)}</button>
<p class="m">${escapeHtml(words.about)}</p></form>`;
}

function fieldRow(field: PayloadField, words: WidgetPayload['words'], refused: Refused | undefined): string {
  const { name, label, kind, required, options } = field;
  const typed = escapeHtml(refused?.values[name] ?? '');
  const wrong = refused?.fields[name];
  const error = wrong ? `<p class="e" id="${name}-e">${escapeHtml(wrong)}</p>` : '';
  const marks = `name="values.${name}"${required ? ' required' : ''}${wrong ? ` aria-invalid="true" aria-describedby="${name}-e"` : ''}`;
  const control =
    kind === 'textarea'
      ? `<textarea ${marks} rows="4">${typed}</textarea>`
      : kind === 'select'
        ? `<select ${marks}><option value="">${escapeHtml(words.choose)}</option>${options.map((one) => option(one, typed)).join('')}</select>`
        : `<input ${marks} type="${kind === 'email' || kind === 'tel' ? kind : 'text'}" value="${typed}">`;
  const hint = kind === 'country' ? words.country : required ? '' : words.optional;
  return `<div><label><span>${escapeHtml(label)}${hint ? ` <small>(${escapeHtml(hint)})</small>` : ''}</span>${control}</label>${error}</div>`;
}

function option(value: string, typed: string): string {
  const text = escapeHtml(value);
  return `<option value="${text}"${text === typed ? ' selected' : ''}>${text}</option>`;
}

function styleOf({ scheme, radius, accent }: WidgetPayload['look']): string {
  const light = `:root{--bg:#fff;--ink:#1b1d22;--soft:#5b616b;--bad:#b3261e;--a:${accent.light};--on:${accent.onLight}}`;
  const dark = `:root{--bg:#17191c;--ink:#eceef1;--soft:#a9afb9;--bad:#ff9d94;--a:${accent.dark};--on:${accent.onDark}}`;
  const colors =
    scheme === 'light' ? light : scheme === 'dark' ? dark : `${light}@media(prefers-color-scheme:dark){${dark}}`;
  return `${colors}*{box-sizing:border-box;margin:0}body{padding:16px;background:var(--bg);color:var(--ink);font:16px/1.45 system-ui,sans-serif}
h1{font-size:1.15em;margin-block-end:12px}h2{font-size:1em}ul{list-style:none;padding:0;display:grid;gap:14px}li{display:flex;gap:14px}
li div{min-width:0;overflow-wrap:anywhere}img{flex:none;object-fit:cover;border-radius:${radius}px}p{color:var(--soft);font-size:.93em}a{color:var(--a)}
form{display:grid;gap:12px;margin-block-start:12px}label{display:grid;gap:4px;font-weight:600;font-size:.93em}label.t{display:flex;gap:8px;font-weight:400}
input,select,textarea{font:inherit;color:var(--ink);background:var(--bg);border:1px solid var(--soft);border-radius:${radius}px;padding:8px 10px;width:100%;min-height:40px}
label.t input{width:20px;min-height:20px;flex:none}button{font:inherit;font-weight:600;color:var(--on);background:var(--a);border:0;border-radius:${radius}px;padding:10px 16px;min-height:44px;justify-self:start}
small{font-weight:400;color:var(--soft)}.e{color:var(--bad)}.x{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`;
}
