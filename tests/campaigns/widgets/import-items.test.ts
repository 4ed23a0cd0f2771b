import { expect, test } from 'vitest';
import { importItems } from '#campaigns/widgets/import-items.ts';
import { getItem, listItems } from '#campaigns/widgets/item-queries.ts';
import { publishItem } from '#campaigns/widgets/publish-item.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

const rss = (items: string, head = '') =>
  Buffer.from(`<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>News</title><link>https://v.example</link>
<description>d</description>
${items}
</channel></rss>`);
const item = (guid: string, title: string, more = '') =>
  `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title>${more}</item>`;
const listed = ({ vendorCaller }: PartnerWorld) =>
  vendorCaller.inScope((ctx) => listItems(ctx, { sort: 'title' }, { limit: 50 })).then(({ items }) => items);

test('a feed’s items become drafts; the same feed again changes nothing; a changed one changes what is published', async () => {
  const there = await aPartnerWorld();
  const { vendorCaller } = there;
  const feed = rss(`${item('1', 'Alpha')}\n${item('2', 'Bravo')}`);
  expect(await importItems(vendorCaller, { bytes: feed })).toEqual({ added: 2, changed: 0, same: 0, problems: [] });
  const [alpha] = await listed(there);
  expect(alpha).toMatchObject({ title: 'Alpha', status: 'draft', kind: 'news', imported: true });
  await publishItem(vendorCaller, { itemId: alpha?.id ?? ('' as never) });
  expect(await importItems(vendorCaller, { bytes: feed })).toMatchObject({ added: 0, changed: 0, same: 2 });
  const next = rss(`${item('1', 'Alpha, again')}\n${item('2', 'Bravo')}`);
  expect(await importItems(vendorCaller, { bytes: next })).toMatchObject({ added: 0, changed: 1, same: 1 });
  expect(await listed(there)).toMatchObject([{ title: 'Alpha, again', status: 'published' }, { title: 'Bravo' }]);
});

test('what a feed says is text: markup, scripts and addresses of other kinds do not come through', async () => {
  const there = await aPartnerWorld();
  const nasty = `<description>&lt;p&gt;Hello &lt;b&gt;you&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&lt;/p&gt;</description><link>javascript:alert(1)</link>`;
  await importItems(there.vendorCaller, { bytes: rss(item('1', 'One &amp;amp; two', nasty)) });
  const [row] = await listed(there);
  const read = await there.vendorCaller.inScope((ctx) => getItem(ctx, row?.id ?? ('' as never)));
  expect(read.url).toBe('');
  expect(read.summary).toBe('Hello you');
});

test('entities that a document makes up do not grow, and what is too deep or no feed is refused in words', async () => {
  const there = await aPartnerWorld();
  const { vendorCaller } = there;
  const lol = [
    '<!ENTITY a0 "lol">',
    ...Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`),
  ];
  const bomb = rss(item('1', 'Bomb', '<description>&a12;</description>'), `<!DOCTYPE rss [${lol.join('')}]>`);
  await importItems(vendorCaller, { bytes: bomb });
  const summary = await vendorCaller.inScope(({ db }) => db.widgetItem.findFirst({ select: { summary: true } }));
  expect(summary?.summary.length).toBeLessThan(100);
  const outside = rss(
    item('2', 'File', '<description>&x;</description>'),
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  );
  await expect(importItems(vendorCaller, { bytes: outside })).rejects.toMatchObject({ code: 'invalid' });
  for (const bytes of ['', '<html></html>', '{"a":1}', 'BEGIN:VCALENDAR\nno', '<a>'.repeat(200_000)])
    await expect(importItems(vendorCaller, { bytes: Buffer.from(bytes) }), bytes.slice(0, 20)).rejects.toMatchObject({
      code: 'invalid',
    });
  await expect(importItems(vendorCaller, { bytes: Buffer.alloc(6_000_000) })).rejects.toMatchObject({
    code: 'limit_exceeded',
  });
});

const event = (uid: string, lines: string) => `BEGIN:VEVENT\r\nUID:${uid}\r\n${lines}\r\nEND:VEVENT`;

test('a calendar’s events keep their zone; what cannot be read is said with its line, the rest is taken', async () => {
  const there = await aPartnerWorld();
  const { vendorCaller } = there;
  const text = [
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN',
    event(
      'a',
      'SUMMARY:Open day\r\nDTSTART;TZID=Europe/Berlin:20990512T090000\r\nDTEND;TZID=Europe/Berlin:20990512T100000',
    ),
    event('b', 'DTSTART:20990512T090000Z'),
    event('c', 'SUMMARY:Whole day\r\nDTSTART;VALUE=DATE:20990601'),
    event('d', 'SUMMARY:Off\r\nSTATUS:CANCELLED\r\nDTSTART:20990512T090000Z'),
    event('e', 'SUMMARY:When'),
    'END:VCALENDAR',
  ].join('\r\n');
  const { added, problems } = await importItems(vendorCaller, { bytes: Buffer.from(text) });
  expect(added).toBe(2);
  expect(problems).toEqual([
    { line: 10, message: 'It has no title.' },
    { line: expect.any(Number), message: 'It has no time.' },
  ]);
  const rows = await vendorCaller.inScope(({ db }) => db.widgetItem.findMany({ orderBy: { startsAt: 'asc' } }));
  expect(rows).toMatchObject([
    { title: 'Open day', startsAt: new Date('2099-05-12T07:00:00Z'), timeZone: 'Europe/Berlin', allDay: false },
    { title: 'Whole day', startsAt: new Date('2099-06-01T00:00:00Z'), allDay: true },
  ]);
  expect(await importItems(vendorCaller, { bytes: Buffer.from(text) })).toMatchObject({
    added: 0,
    changed: 0,
    same: 2,
  });
});
