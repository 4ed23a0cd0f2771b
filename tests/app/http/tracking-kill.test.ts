import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clickToken } from '#campaigns/delivery/tracking/tokens.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { paced } from '#tests/bench/track/load.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aTrackingProcess } from '#tests/fakes/tracking-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const SOAK = process.env.SOAK === '1';
const [PER_SECOND, SECONDS] = SOAK ? [2_000, 60] : [200, 5];

test(
  'F12: killed under load and started again, every answered click is counted exactly once',
  async () => {
    const made = await aPartnerWorld();
    const links = ['https://a.test/', 'https://b.test/', 'https://c.test/'];
    const sent = await aSentMailing(made, { people: 100, links });
    const paths = sent.people.flatMap(({ deliveryId }) =>
      links.map((_, i) => {
        const facts = { partnerId: made.partner.id, mailingId: sent.mailingId, deliveryId, link: i + 1, query: null };
        return `/c/${clickToken(made.world.install.keys, facts)}`;
      }),
    );
    const dataDir = mkdtempSync(path.join(tmpdir(), 'tracking-'));
    const clicks = () =>
      inTransaction(made.partnerCaller, ({ db }) => db.engagement.count({ where: { mailingId: sent.mailingId } }));

    const first = await aTrackingProcess(made.world.addresses, dataDir);
    const load = paced(paths, first.url, PER_SECOND, SECONDS);
    await expect.poll(clicks, { timeout: 60_000 }).toBeGreaterThan(PER_SECOND);
    await first.kill();
    const before = await load;
    expect(before.redirects).toBeGreaterThan(0);
    // Requests that were under way when it was killed may be counted without having been answered.
    const second = await aTrackingProcess(made.world.addresses, dataDir);
    await expect.poll(() => readdirSync(path.join(dataDir, 'spool')).length, { timeout: 60_000 }).toBe(0);
    const afterKill = await clicks();
    expect(afterKill).toBeGreaterThanOrEqual(before.redirects);
    expect(afterKill - before.redirects).toBeLessThanOrEqual(64);

    const after = await paced(paths, second.url, PER_SECOND, SECONDS);
    await second.stop();
    expect(after.failed).toBe(0);
    expect((await clicks()) - afterKill).toBe(after.redirects);
    if (SOAK) expect(after.p99Ms).toBeLessThan(50);
    const totals = await inTransaction(made.partnerCaller, ({ db }) =>
      db.launchTotals.findFirstOrThrow({ where: { launchId: sent.launchId } }),
    );
    expect(totals.clicks + totals.machineClicks).toBe(await clicks());
    rmSync(dataDir, { recursive: true });
  },
  SOAK ? 400_000 : 120_000,
);
