import { aRichWorld, type RichWorld } from './rich-world.ts';
import { test as base } from './test.ts';

/** With a vendor and a partner that have something of everything, made once for all tests that only look at it. */
export const test = base.extend<object, { rich: RichWorld }>({
  rich: [({ world }, use) => aRichWorld(world).then(use), { scope: 'worker', timeout: 120_000 }],
});

export { expect, signIn } from './test.ts';
