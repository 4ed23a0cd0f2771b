import type { FormId, WidgetId, WidgetItemId } from '#campaigns/kernel/ids.ts';
import { createItem } from '#campaigns/widgets/create-item.ts';
import { createWidget } from '#campaigns/widgets/create-widget.ts';
import { publishItem } from '#campaigns/widgets/publish-item.ts';
import { type HitCount, recordHits } from '#campaigns/widgets/record-hits.ts';
import type { CreateItem, WidgetKind } from '#campaigns/widgets/schema.ts';
import { updateWidget } from '#campaigns/widgets/update-widget.ts';
import { aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import { type Story, workdayAgo, workdayAhead } from '../story.ts';

type Cast = { vendor: TestVendor; brightside: TestPartner };
type Draft = CreateItem & { daysAgo: number };

const NEWS: Draft[] = [
  {
    ...{ kind: 'news', daysAgo: 12, title: 'Backups that nobody can alter', url: 'https://northwind.test/news/sealed' },
    summary: 'Copies are now sealed for as long as you choose. Not even an administrator can delete one early.',
  },
  {
    ...{ kind: 'news', daysAgo: 6, title: 'A server back in four minutes', url: 'https://northwind.test/news/four' },
    summary: 'We restored a full file server from its copy, with people waiting. Here is what we learned.',
  },
  {
    ...{
      kind: 'news',
      daysAgo: 2,
      title: 'What the new rules ask of small firms',
      url: 'https://northwind.test/rules',
    },
    summary: 'Five questions an auditor will ask about your backups, and short answers to all of them.',
  },
];
const PRODUCTS: Draft[] = [
  {
    ...{ kind: 'product', daysAgo: 20, title: 'Continuous Backup', price: 'from €4 per device a month' },
    ...{ summary: 'Every change is kept the moment it is made.', url: 'https://northwind.test/backup' },
  },
  {
    ...{ kind: 'product', daysAgo: 20, title: 'Sealed Archive', price: 'from €19 a month' },
    ...{
      summary: 'For what has to be kept for ten years and may never change.',
      url: 'https://northwind.test/archive',
    },
  },
];

/** What Northwind publishes for websites, and Brightside's website with one widget of each kind, visited for a week. */
export async function makeWebsite(story: Story, now: Date, { vendor, brightside }: Cast): Promise<void> {
  const day = (ahead: number, time: string) => `${workdayAhead(now, ahead).toISOString().slice(0, 10)}T${time}`;
  const events: Draft[] = [
    {
      ...{ kind: 'event', daysAgo: 9, title: 'Breakfast: restore a server live', place: 'Bristol, Harbour House' },
      ...{ startsAt: day(9, '08:30'), endsAt: day(9, '10:00'), timeZone: 'Europe/London' },
      ...{ summary: 'Bring a question; we bring a broken server.', url: 'https://northwind.test/breakfast' },
    },
    {
      ...{ kind: 'event', daysAgo: 9, title: 'Webinar: the first hour after an attack', place: 'Online' },
      ...{ startsAt: day(16, '14:00'), endsAt: day(16, '14:45'), timeZone: 'Europe/London' },
      ...{ summary: 'What to do, and what not to touch.', url: 'https://northwind.test/webinar' },
    },
  ];
  const items: WidgetItemId[] = [];
  for (const { daysAgo, ...item } of [...PRODUCTS, ...NEWS, ...events])
    items.push(
      await story.at(workdayAgo(now, daysAgo, '09:20'), async (world) => {
        const caller = aVendorCaller(world, vendor);
        const { itemId } = await createItem(caller, item);
        await publishItem(caller, { itemId });
        return itemId;
      }),
    );
  const newsWidget = await story.at(workdayAgo(now, 8, '16:00'), async (world) => {
    const caller = aPartnerCaller(world, brightside);
    const { publicUrl } = world.install;
    const form = await caller.inScope(({ db }) => db.form.findFirst({ select: { id: true } }));
    const make = async (
      kind: WidgetKind,
      name: string,
      { heading, height, formId }: { heading: string; height: number; formId?: FormId },
    ): Promise<WidgetId> => {
      const { widgetId } = await createWidget(caller, {
        vendorId: vendor.id,
        kind,
        name,
        ...(formId ? { formId } : {}),
      });
      const style = { heading, height };
      await updateWidget(caller, { widgetId, name, style, origins: [publicUrl], ...(formId ? { formId } : {}) });
      return widgetId;
    };
    const news = await make('news', 'News on our first page', { heading: 'News for your office', height: 470 });
    await make('events', 'Events', { heading: 'Come and see', height: 300 });
    await make('products', 'What we install', { heading: 'What we install', height: 270 });
    if (form) {
      const asked = { heading: 'Ask for a quote', height: 1_080, formId: form.id as FormId };
      await make('form', 'Ask us', asked);
    }
    return news;
  });
  const counts = Array.from({ length: 7 }, (_, back): HitCount[] => {
    const at = new Date(now.getTime() - (back + 1) * 86_400_000).toISOString().slice(0, 10);
    const common = { widgetId: newsWidget, day: at };
    return [
      { ...common, itemId: '', views: 38 + ((back * 17) % 23), clicks: 0 },
      { ...common, itemId: items[4] ?? '', views: 0, clicks: 1 + (back % 3) },
    ];
  }).flat();
  await story.at(workdayAgo(now, 0, '06:00'), (world) =>
    recordHits(aPartnerCaller(world, brightside), { batchId: 'demo', counts }),
  );
}
