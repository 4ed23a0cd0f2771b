/** Chance that is the same at every seeding, so that everybody's demo has the same people and figures. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** true that often */
  yes(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
};

/** mulberry32: small, quick, and even enough for names. */
export function makeChance(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    yes: (share) => next() < share,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
  };
}
