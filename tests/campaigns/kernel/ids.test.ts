import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeliveryId, newId } from '#campaigns/kernel/ids.ts';
import { withClient } from '#prisma/roles.ts';
import { workerDatabase } from '#tests/setup/test-database.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What an id is made of: the ms it was made at, and the version and variant of its UUID. */
function partsOf(id: string): { ms: number; version: bigint; variant: bigint } {
  let value = 0n;
  for (const digit of id.slice(4)) value = (value << 5n) | BigInt(CROCKFORD.indexOf(digit));
  return { ms: Number(value >> 80n), version: (value >> 76n) & 15n, variant: (value >> 62n) & 3n };
}

test('an id holds the time it was made, whatever the time, and is a UUIDv7', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (ms) => {
      const id = newId('delivery', ms);
      expect(DeliveryId.safeParse(id).success).toBe(true);
      expect(partsOf(id)).toEqual({ ms, version: 7n, variant: 2n });
    }),
  );
});

test('ids of one kind sort by the time they were made', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 2 }), fc.integer({ min: 1, max: 1_000_000 }), (ms, later) => {
      expect(newId('delivery', ms) < newId('delivery', Math.min(ms + later, 2 ** 48 - 1))).toBe(true);
    }),
  );
});

test('the database makes ids of the same form, at the same time, all different', async () => {
  const { appUrl } = await workerDatabase();
  const before = Date.now();
  const ids = await withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(`SELECT tl_new_id('dlv') AS id FROM generate_series(1, 5000)`);
    return rows.map(({ id }) => id);
  });
  const after = Date.now();
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(DeliveryId.safeParse(id).success, id).toBe(true);
    const { ms, ...rest } = partsOf(id);
    expect(rest).toEqual({ version: 7n, variant: 2n });
    expect(ms).toBeGreaterThanOrEqual(before - 1);
    expect(ms).toBeLessThanOrEqual(after + 1);
  }
});

test('the random digits of the database’s ids use the whole alphabet, each about as often', async () => {
  const { appUrl } = await workerDatabase();
  const counts = await withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ digit: string; count: string }>(
      `SELECT digit, count(*) FROM (SELECT tl_new_id('dlv') AS id FROM generate_series(1, 2000)) AS made,
        regexp_split_to_table(right(id, 12), '') AS digit GROUP BY 1`,
    );
    return rows.map(({ count }) => Number(count));
  });
  // 24,000 digits over 32 letters: 750 each; a fifth off is beyond seven standard deviations.
  expect(counts).toHaveLength(32);
  for (const count of counts) expect(Math.abs(count - 750)).toBeLessThan(200);
});
