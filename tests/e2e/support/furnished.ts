import { aRichWorld, type RichWorld } from './rich-world.ts';
import { test as base } from './test.ts';

type Furnishing = { rich: RichWorld; furnishing: { done: Promise<RichWorld> } };

/**
 * With a vendor and a partner that have something of everything, made once for all tests that only look at it. Making it
 * begins with the worker: a launch in it takes its time to leave, and other tests need not wait for that.
 */
export const test = base.extend<object, Furnishing>({
  furnishing: [
    async ({ world }, use) => {
      const done = aRichWorld(world);
      // Whoever needs it hears of it below.
      done.catch(() => {});
      await use({ done });
      await done.catch(() => {});
    },
    { scope: 'worker', auto: true },
  ],
  rich: [({ furnishing }, use) => furnishing.done.then(use), { scope: 'worker', timeout: 120_000 }],
});

export { expect, signIn } from './test.ts';
