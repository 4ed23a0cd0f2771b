import type { PayloadItem, WidgetPayload } from '#campaigns/widgets/widget-payload.ts';
import { h } from './dom.ts';

/** News, events or products, one under the other. */
export function itemsView(
  { items, kind, heading, words, calendar }: WidgetPayload,
  clicked: (itemId: string) => void,
): Node[] {
  const list = items.map((item) => itemRow(item, clicked));
  return [
    ...(heading ? [h('h2', {}, heading)] : []),
    items.length === 0
      ? h('p', {}, words.empty)
      : h('ul', { class: kind === 'products' && 'p', role: 'list' }, ...list),
    ...(calendar ? [h('a', { class: 'c', href: calendar }, words.calendar)] : []),
  ];
}

function itemRow(item: PayloadItem, clicked: (itemId: string) => void): Node {
  const { id, title, summary, url, image, when, time, place, price } = item;
  const link = url && h('a', { href: url, part: 'link' }, title);
  if (link) link.addEventListener('click', () => clicked(id));
  const moment = when && h('time', { datetime: time }, when);
  const meta = [moment, place && ' · ', place, price].filter(Boolean) as (Node | string)[];
  return h(
    'li',
    { part: 'item' },
    image && h('img', { src: image.src, alt: image.alt, width: 88, height: 66, loading: 'lazy', decoding: 'async' }),
    h(
      'div',
      {},
      h('h3', {}, link || title),
      meta.length > 0 && h('p', { class: 'm' }, ...meta),
      summary !== '' && h('p', {}, summary),
    ),
  );
}
