import { createHash, randomBytes } from 'node:crypto';
import { BURST_WINDOW_MS, findBursts } from './hit-class.ts';

/**
 * Bursts on links that name no person: three different links of one mailing from one address within 2 s. The network
 * address is never stored: it lives here as a hash under a salt that only this process knows and that changes daily,
 * and for seconds.
 */
export type VisitorBursts = {
  /**
   * Notes a click.
   *
   * @returns sequence numbers of the clicks that now turn out to be part of a burst; each is named once
   */
  note(visit: { address: string; mailingId: string; link: number; at: number; sequence: number }): number[];
};

type Visit = { eventId: string; link: number; at: number; named: boolean };

const SALT_LIVES_MS = 24 * 60 * 60 * 1000;
/** More visitors than this within two windows: the earlier ones are forgotten, memory stays bounded. */
const MAX_VISITORS = 50_000;
/** An office behind one address, or a load test: three different links are seen long before this. */
const MAX_VISITS_KEPT = 20;

export function makeVisitorBursts(): VisitorBursts {
  let salt = randomBytes(16);
  let saltSince = 0;
  let recent = new Map<string, Visit[]>();
  let before = new Map<string, Visit[]>();
  let turnedAt = 0;

  const turn = (at: number) => {
    if (at - saltSince > SALT_LIVES_MS) {
      salt = randomBytes(16);
      saltSince = at;
    }
    if (at - turnedAt <= BURST_WINDOW_MS && recent.size < MAX_VISITORS) return;
    before = recent;
    recent = new Map();
    turnedAt = at;
  };

  return {
    note: ({ address, mailingId, link, at, sequence }) => {
      turn(at);
      const visitor = createHash('sha256').update(salt).update(address).update(mailingId).digest('base64url');
      const visits = (recent.get(visitor) ?? before.get(visitor) ?? []).filter((v) => at - v.at <= BURST_WINDOW_MS);
      visits.push({ eventId: String(sequence), link, at, named: false });
      recent.set(visitor, visits.slice(-MAX_VISITS_KEPT));
      const burst = findBursts(visits);
      const found = visits.filter((visit) => !visit.named && burst.has(visit.eventId));
      for (const visit of found) visit.named = true;
      return found.map((visit) => Number(visit.eventId));
    },
  };
}
