import { expect, test } from 'vitest';
import { makeWidgetCache } from '#app/http/widget-cache.server.ts';
import type { WidgetContent } from '#app/http/widget-content.server.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { LiveWidget } from '#campaigns/widgets/load-widget.ts';
import { readableAccent } from '#campaigns/widgets/widget-look.ts';
import { widgetPayload } from '#campaigns/widgets/widget-payload.ts';
import { quietLog } from '#tests/setup/world.ts';

/** A cache over a database whose content, speed and absence are in the test's hands, with its own clock. */
function aCache() {
  const id = newId('widget');
  const state = { heading: 'One', reads: 0, at: 1_000_000, answer: async () => {} };
  const read = async (): Promise<WidgetContent> => {
    state.reads += 1;
    const { heading } = state;
    await state.answer();
    return content(id, heading);
  };
  const cache = makeWidgetCache(read, quietLog, () => state.at);
  const shown = async () => (await cache.get(id)).content?.payload.heading;
  return { id, state, cache, shown };
}

function content(id: LiveWidget['id'], heading: string): WidgetContent {
  const widget: LiveWidget = {
    ...{ id, kind: 'news', vendorId: newId('vendor'), vendorName: 'V', partnerId: newId('partner'), partnerName: 'P' },
    ...{ locale: 'en', origins: [], formId: null, items: [] },
    style: { scheme: 'auto', radius: 8, count: 3, height: 300, heading, accent: readableAccent('#1f6f5c') },
  };
  const publicUrl = 'http://localhost:3000';
  return { widget, payload: widgetPayload(widget, { publicUrl, form: null }), formVersionId: null, publicUrl };
}

const away = async () => {
  throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
};

test('within half a second nothing is read; soon after it is served and read meanwhile; later its visitor waits', async () => {
  const { state, shown } = aCache();
  expect(await shown()).toBe('One');
  state.heading = 'Two';
  state.at += 400;
  expect(await shown()).toBe('One');
  expect(state.reads).toBe(1);
  state.at += 600;
  expect(await shown()).toBe('One');
  await expect.poll(shown).toBe('Two');
  expect(state.reads).toBe(2);
  state.heading = 'Three';
  state.at += 60_000;
  expect(await shown()).toBe('Three');
});

test('a thousand visitors in one moment are one reading', async () => {
  const { state, shown } = aCache();
  await Promise.all(Array.from({ length: 1_000 }, shown));
  expect(state.reads).toBe(1);
  state.at += 60_000;
  await Promise.all(Array.from({ length: 1_000 }, shown));
  expect(state.reads).toBe(2);
});

test('while the database is away the last good content stays, and the new one comes when it is back', async () => {
  const { state, shown } = aCache();
  expect(await shown()).toBe('One');
  state.answer = away;
  state.heading = 'Two';
  for (let minute = 0; minute < 10; minute += 1) {
    state.at += 60_000;
    expect(await shown()).toBe('One');
  }
  state.answer = async () => {};
  state.at += 60_000;
  expect(await shown()).toBe('Two');
});

test('a database that hangs holds nobody up for more than a second, and the next ones not at all', async () => {
  const { state, shown } = aCache();
  expect(await shown()).toBe('One');
  state.answer = () => new Promise(() => {});
  state.at += 60_000;
  const asked = performance.now();
  expect(await shown()).toBe('One');
  expect(performance.now() - asked).toBeLessThan(2_000);
  const again = performance.now();
  expect(await shown()).toBe('One');
  expect(performance.now() - again).toBeLessThan(100);
});

test('what was never read is an error while the database is away', async () => {
  const { state, shown } = aCache();
  state.answer = away;
  await expect(shown()).rejects.toThrow('ECONNREFUSED');
  state.answer = async () => {};
  expect(await shown()).toBe('One');
});
