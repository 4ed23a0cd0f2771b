export type Pacer = {
  /** Resolves when the next message may go. */
  turn(): Promise<void>;
};

/** Spaces messages evenly: SES counts a rate per second and refuses what comes above it. */
export function makePacer(ratePerSecond: number): Pacer {
  const gapMs = 1000 / ratePerSecond;
  let next = 0;
  return {
    turn: async () => {
      const now = performance.now();
      const at = Math.max(now, next);
      next = at + gapMs;
      if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
    },
  };
}
