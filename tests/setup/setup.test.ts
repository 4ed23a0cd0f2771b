import { expect, test } from 'vitest';
import { takeConsole } from './console-guard.ts';
import { freshDatabase, workerDatabase } from './test-database.ts';
import { aTestWorld } from './world.ts';

test('a word on the console is seen by the guard', () => {
  console.warn('expected %s', 'here');
  expect(takeConsole()).toEqual(['expected here']);
});

test('a database for one test alone is not the worker’s', async () => {
  const [shared, own] = [await workerDatabase(), await freshDatabase()];
  expect(own.appUrl).not.toBe(shared.appUrl);
  const world = await aTestWorld({ addresses: own });
  expect(await world.database.system.vendor.count()).toBe(0);
});

test('the clock stands still until it is moved', async () => {
  const { clock } = await aTestWorld({ now: '2026-03-29T00:30:00Z' });
  clock.advance(60_000);
  expect(clock.now().toISOString()).toBe('2026-03-29T00:31:00.000Z');
  expect(process.env.TZ).toBe('UTC');
});
