import { fillPhrase, wordsFor } from '#templates/engine/words.ts';
import type { LiveItem, LiveWidget } from './load-widget.ts';
import type { WidgetKind } from './schema.ts';
import { whenOf } from './when.ts';
import type { Accent } from './widget-look.ts';

/** A question of a form, as the module that owns forms says it. */
export type PayloadField = {
  name: string;
  label: string;
  kind: 'text' | 'email' | 'tel' | 'textarea' | 'select' | 'country';
  required: boolean;
  options: readonly string[];
};

export type PayloadForm = {
  formVersionId: string;
  heading: string;
  text: string;
  button: string;
  thanks: string;
  fields: readonly PayloadField[];
  consentText: string;
};

export type PayloadItem = {
  id: string;
  title: string;
  summary: string;
  url: string;
  image: { src: string; width: number; height: number; alt: string } | null;
  /** in words, in the reader's language and the event's zone */
  when: string;
  /** the same for machines; "" = it has no time */
  time: string;
  place: string;
  price: string;
};

/** What a website's browser gets: everything is text or a number, nothing is markup. */
export type WidgetPayload = {
  v: 1;
  id: string;
  kind: WidgetKind;
  lang: string;
  look: { scheme: 'auto' | 'light' | 'dark'; radius: number; height: number; accent: Accent };
  heading: string;
  words: ReturnType<typeof wordsFor>['widget'];
  /** address to subscribe to; "" = no calendar */
  calendar: string;
  items: PayloadItem[];
  form: PayloadForm | null;
};

/**
 * The widget for websites: what is shown and how.
 *
 * @param publicUrl origin of the installation, for pictures and the calendar
 * @param form      of a widget of kind form
 */
export function widgetPayload(
  widget: LiveWidget,
  { publicUrl, form }: { publicUrl: string; form: PayloadForm | null },
): WidgetPayload {
  const { id, kind, locale, style, vendorName, partnerName } = widget;
  const { accent, scheme, radius, height, count, heading } = style;
  const { widget: words } = wordsFor(locale);
  const about = fillPhrase(words.about, { partner: partnerName, vendor: vendorName });
  return {
    ...{ v: 1, id, kind, lang: locale, heading },
    look: { scheme, radius, height, accent },
    words: { ...words, about },
    calendar: kind === 'events' ? `${publicUrl.replace(/^https?:/, 'webcal:')}/w/${id}.ics` : '',
    items: widget.items.slice(0, count).map((item) => toPayloadItem(item, { kind, locale, publicUrl })),
    form,
  };
}

type Where = { kind: WidgetKind; locale: string; publicUrl: string };

function toPayloadItem(item: LiveItem, { kind, locale, publicUrl }: Where): PayloadItem {
  const { id, title, summary, url, image, place, price } = item;
  const { when, time } = kind === 'products' ? { when: '', time: '' } : whenOf(item, locale);
  return {
    ...{ id, title, summary, url, when, time, place, price },
    image: image && {
      src: `${publicUrl}${image.path}`,
      ...{ width: image.width, height: image.height, alt: image.alt },
    },
  };
}
