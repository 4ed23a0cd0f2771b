import type { PayloadField, PayloadForm, WidgetPayload } from '#campaigns/widgets/widget-payload.ts';
import { h } from './dom.ts';

/** How a form reaches us. Each answer is JSON; an answer that is not `ok` may name fields. */
export type Post = (path: 'ticket' | 'lead', body?: object) => Promise<{ ok: boolean; data: Answer }>;
type Answer = { ticket?: string; thanks?: string; fields?: Record<string, string>; message?: string };

const AUTOCOMPLETE: Partial<Record<PayloadField['kind'], string>> = { email: 'email', tel: 'tel', country: 'country' };

/** A lead form. Its ticket is fetched when somebody begins to answer, so that the widget itself can be cached. */
export function formView({ words, heading }: WidgetPayload, content: PayloadForm, post: Post): Node[] {
  const { fields, consentText, button, text } = content;
  let ticket: Promise<string> | undefined;
  const begin = () => {
    ticket ??= post('ticket').then(({ data }) => data.ticket ?? '');
    ticket.catch(() => {
      ticket = undefined;
    });
  };
  const state = h('p', { class: 'e', role: 'alert' });
  const send = h('button', { part: 'button' }, button);
  const trap = h('input', { name: 'homepage', tabindex: -1, autocomplete: 'off' });
  const form = h(
    'form',
    { novalidate: true },
    ...fields.map((field) => row(field, words)),
    consentText !== '' &&
      h('label', { class: 't' }, h('input', { type: 'checkbox', name: 'consent' }), h('span', {}, consentText)),
    h('div', { class: 'x', 'aria-hidden': 'true' }, h('label', {}, words.trap, trap)),
    state,
    send,
    h('p', { class: 'm' }, words.about),
  );
  form.addEventListener('focusin', begin, { once: true });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    begin();
    send.disabled = true;
    state.textContent = '';
    try {
      const { ok, data } = await post('lead', { ...read(form, fields), ticket: await ticket });
      if (ok) form.replaceWith(thanks(data.thanks ?? words.sent));
      else refuse(form, fields, data, state, words.failed);
    } catch {
      state.textContent = words.failed;
    }
    send.disabled = false;
  });
  return [h('h2', {}, heading || content.heading), ...(text ? [h('p', {}, text)] : []), form];
}

function row({ name, label, kind, required, options }: PayloadField, words: WidgetPayload['words']): Node {
  const common = { name, required, id: name, 'aria-describedby': `${name}-e` };
  const types = { email: 'email', tel: 'tel' } as Record<string, string>;
  const control =
    kind === 'textarea'
      ? h('textarea', { ...common, rows: 3 })
      : kind === 'select'
        ? h('select', common, h('option', { value: '' }, words.choose), ...choices(options))
        : h('input', {
            ...common,
            ...{ type: types[kind] ?? 'text', autocomplete: AUTOCOMPLETE[kind], maxlength: kind === 'country' && 2 },
          });
  const hint = kind === 'country' ? words.country : required ? '' : words.optional;
  return h(
    'div',
    {},
    h('label', {}, h('span', {}, label, hint !== '' && h('small', {}, ` (${hint})`)), control),
    h('p', { class: 'e', id: `${name}-e` }),
  );
}

function choices(options: readonly string[]): Node[] {
  return options.map((value) => h('option', { value }, value));
}

function read(form: HTMLFormElement, fields: readonly PayloadField[]): object {
  const data = new FormData(form);
  const values = Object.fromEntries(fields.map(({ name }) => [name, String(data.get(name) ?? '')]));
  return { values, consent: data.get('consent') === 'on', homepage: String(data.get('homepage') ?? '') };
}

function refuse(
  form: HTMLFormElement,
  fields: readonly PayloadField[],
  { fields: wrong = {}, message }: Answer,
  state: HTMLElement,
  failed: string,
): void {
  state.textContent = message ?? failed;
  let first: HTMLElement | null = null;
  for (const { name } of fields) {
    const control = form.elements.namedItem(name) as HTMLElement | null;
    const said = wrong[name] ?? '';
    const place = form.querySelector(`#${name}-e`);
    if (place) place.textContent = said;
    control?.setAttribute('aria-invalid', String(said !== ''));
    if (said !== '') first ??= control;
  }
  first?.focus();
}

function thanks(text: string): Node {
  const said = h('p', { role: 'status', tabindex: -1 }, text);
  requestAnimationFrame(() => said.focus());
  return said;
}
