import type { LiveItem, LiveWidget } from './load-widget.ts';

/**
 * The widget's content for search engines (schema.org): a list of articles, events or products.
 *
 * @returns null for a form, which tells nothing
 */
export function jsonLdOf(widget: LiveWidget, publicUrl: string): object | null {
  const { kind, vendorName, style } = widget;
  if (kind === 'form') return null;
  const shown = widget.items.slice(0, style.count);
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    ...(style.heading ? { name: style.heading } : {}),
    itemListElement: shown.map((item, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      item: { ...THINGS[kind](item, vendorName), ...common(item, publicUrl) },
    })),
  };
}

function common({ summary, url, image }: LiveItem, publicUrl: string): object {
  return {
    ...(summary ? { description: summary } : {}),
    ...(url ? { url } : {}),
    ...(image ? { image: `${publicUrl}${image.path}` } : {}),
  };
}

const THINGS = {
  news: ({ title, datedAt }: LiveItem, vendor: string) => ({
    ...{ '@type': 'NewsArticle', headline: title, datePublished: datedAt.toISOString() },
    publisher: { '@type': 'Organization', name: vendor },
  }),
  events: ({ title, startsAt, endsAt, place }: LiveItem, vendor: string) => ({
    ...{ '@type': 'Event', name: title, startDate: startsAt?.toISOString() },
    ...(endsAt ? { endDate: endsAt.toISOString() } : {}),
    ...(place ? { location: { '@type': 'Place', name: place, address: place } } : {}),
    organizer: { '@type': 'Organization', name: vendor },
  }),
  products: ({ title }: LiveItem, vendor: string) => ({
    ...{ '@type': 'Product', name: title, brand: { '@type': 'Brand', name: vendor } },
  }),
} as const;
