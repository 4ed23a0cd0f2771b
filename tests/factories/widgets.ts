import type { PartnerCaller, VendorCaller } from '#campaigns/kernel/context.ts';
import type { FormId, VendorId, WidgetId, WidgetItemId } from '#campaigns/kernel/ids.ts';
import { createItem } from '#campaigns/widgets/create-item.ts';
import { createWidget } from '#campaigns/widgets/create-widget.ts';
import { publishItem } from '#campaigns/widgets/publish-item.ts';
import type { CreateItem, UpdateWidget, WidgetKind } from '#campaigns/widgets/schema.ts';
import { updateWidget } from '#campaigns/widgets/update-widget.ts';
import { unique } from './accounts.ts';

/** A published item: a news item unless said otherwise; an event is next week. */
export async function anItem(
  vendorCaller: VendorCaller,
  given: Partial<CreateItem> & { status?: 'draft' | 'published' } = {},
): Promise<{ itemId: WidgetItemId }> {
  const { status = 'published', kind = 'news', ...fields } = given;
  const nextWeek = new Date(vendorCaller.clock.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 16);
  const item = await createItem(vendorCaller, {
    ...{ kind, title: `Item ${unique()}`, summary: 'What it is about.', url: 'https://vendor.example.com/item' },
    ...(kind === 'event' ? { startsAt: nextWeek, timeZone: 'Europe/Berlin', place: 'Berlin' } : {}),
    ...fields,
  });
  if (status === 'published') await publishItem(vendorCaller, item);
  return item;
}

export const SITE = 'https://www.partner.example';

/** A widget that one website may use. */
export async function aWidget(
  partnerCaller: PartnerCaller,
  {
    vendorId,
    kind = 'news',
    formId,
    ...given
  }: { vendorId: VendorId; kind?: WidgetKind; formId?: FormId } & Partial<Omit<UpdateWidget, 'widgetId'>>,
): Promise<{ widgetId: WidgetId }> {
  const name = given.name ?? `Widget ${unique()}`;
  const { widgetId } = await createWidget(partnerCaller, { vendorId, kind, name, ...(formId ? { formId } : {}) });
  await updateWidget(partnerCaller, { widgetId, name, origins: [SITE], ...(formId ? { formId } : {}), ...given });
  return { widgetId };
}
