/** Turns that partners have had under a rule. */
export type Turn = { ruleId: string; partnerId: string; served: number };

/** Whom one rule may give leads to. Lists side by side: every lead looks at all of them. */
export type Pool<P extends { partnerId: string }> = {
  partners: readonly P[];
  weights: readonly number[];
  /** undefined: new to the rule */
  served: (number | undefined)[];
  /** places whose count is to be kept */
  changed: Set<number>;
};

/** @param served turns so far, by partner */
export function makePool<P extends { partnerId: string }>(
  members: readonly { partner: P; weight: number }[],
  served: ReadonlyMap<string, number> | undefined,
): Pool<P> {
  return {
    partners: members.map(({ partner }) => partner),
    weights: members.map(({ weight }) => weight),
    served: members.map(({ partner }) => served?.get(partner.partnerId)),
    changed: new Set(),
  };
}

/**
 * Gives the next turn to whoever would be least ahead of its share after it; of equals the one with the smaller id. Who
 * is new to the rule begins level with the one that had least, so that it neither waits nor gets everything.
 *
 * @param isOut by place: who cannot have this turn
 * @returns the place, or -1 when all are out
 */
export function giveTurn<P extends { partnerId: string }>(pool: Pool<P>, isOut: readonly unknown[]): number {
  const { partners, weights, served, changed } = pool;
  const level = leastShare(pool, isOut);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < partners.length; i += 1) {
    if (isOut[i]) continue;
    const weight = weights[i] ?? 1;
    let had = served[i];
    if (had === undefined) {
      had = Math.floor(level * weight);
      served[i] = had;
      changed.add(i);
    }
    const ahead = (had + 1) / weight;
    if (ahead < least || (ahead === least && idOf(pool, i) < idOf(pool, best))) {
      best = i;
      least = ahead;
    }
  }
  if (best === -1) return best;
  served[best] = (served[best] ?? 0) + 1;
  changed.add(best);
  return best;
}

function leastShare<P extends { partnerId: string }>(pool: Pool<P>, isOut: readonly unknown[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < pool.partners.length; i += 1) {
    const had = pool.served[i];
    if (!isOut[i] && had !== undefined) least = Math.min(least, had / (pool.weights[i] ?? 1));
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

function idOf<P extends { partnerId: string }>(pool: Pool<P>, place: number): string {
  return pool.partners[place]?.partnerId ?? '';
}

/** The counts that changed since the pool was made. */
export function turnsOf<P extends { partnerId: string }>(ruleId: string, pool: Pool<P>): Turn[] {
  return [...pool.changed].map((i) => ({ ruleId, partnerId: idOf(pool, i), served: pool.served[i] ?? 0 }));
}
