import type { WidgetPayload } from '#campaigns/widgets/widget-payload.ts';
import { h } from './dom.ts';
import { formView, type Post } from './form.ts';
import { itemsView } from './items.ts';
import { placeOf, sheetOf } from './sheet.ts';

// Only while the script runs for the first time does the page say where it came from.
const HOME = new URL((document.currentScript as HTMLScriptElement | null)?.src ?? location.href).origin;
const WAIT_MS = 3_000;
const ID = /^wgt_[0-9A-HJKMNP-TV-Z]{26}$/;

/**
 * A widget on somebody's page: it asks for its content once, draws it in a shadow root, and stays an empty place when we
 * cannot be reached. It sets no cookie, stores nothing and touches nothing outside itself.
 */
class ThroughlineWidget extends HTMLElement {
  #started = false;

  connectedCallback(): void {
    if (this.#started) return;
    this.#started = true;
    const id = this.getAttribute('widget') ?? '';
    const root = this.attachShadow({ mode: 'open' });
    const height = Math.min(1600, Math.max(0, Number.parseInt(this.getAttribute('height') ?? '', 10) || 0));
    if (height > 0) root.adoptedStyleSheets = [placeOf(height)];
    // A preview brings its content along.
    const content = this.getAttribute('content');
    if (content) this.#show(root, JSON.parse(content) as WidgetPayload, true);
    else if (ID.test(id)) void this.#load(root, id);
  }

  async #load(root: ShadowRoot, id: string): Promise<void> {
    try {
      const answer = await ask(`${id}.json`);
      if (answer.ok) this.#show(root, (await answer.json()) as WidgetPayload, false);
    } catch {
      // We are away. The page is not told: nothing of its own is missing.
    }
  }

  #show(root: ShadowRoot, payload: WidgetPayload, isPreview: boolean): void {
    const { id, look, form, heading, lang } = payload;
    const place = root.adoptedStyleSheets[0] ?? placeOf(look.height);
    root.adoptedStyleSheets = [place, sheetOf(look)];
    const hit = (body: object) => isPreview || navigator.sendBeacon?.(`${HOME}/w/${id}/hits`, JSON.stringify(body));
    const post: Post = isPreview ? async () => ({ ok: false, data: {} }) : (path, body) => send(`${id}/${path}`, body);
    const view = form ? formView(payload, form, post) : itemsView(payload, (item) => hit({ click: item }));
    const frame = h('section', { class: 'w', lang, 'aria-label': heading || form?.heading, part: 'widget' }, ...view);
    root.replaceChildren(frame);
    // What scrolls can be reached with the keyboard.
    if (frame.scrollHeight > frame.clientHeight) frame.tabIndex = 0;
    whenSeen(this, () => hit({ view: 1 }));
  }
}

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${HOME}/w/${path}`, { ...init, credentials: 'omit', signal: AbortSignal.timeout(WAIT_MS) });
}

async function send(path: string, body?: object): ReturnType<Post> {
  const answer = await ask(
    path,
    body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {},
  );
  return { ok: answer.ok, data: await answer.json() };
}

function whenSeen(element: Element, seen: () => void): void {
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watcher.disconnect();
    seen();
  });
  watcher.observe(element);
}

for (const kind of ['news', 'events', 'products', 'form'])
  if (!customElements.get(`throughline-${kind}`))
    customElements.define(`throughline-${kind}`, class extends ThroughlineWidget {});
