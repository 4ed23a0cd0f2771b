import { expect, test } from 'vitest';
import { mailboxOf } from '#app/http/mailbox.server.ts';
import { newId } from '#campaigns/kernel/ids.ts';

type Parts = Parameters<typeof mailboxOf>[0];
const PARTNER = newId('partner');

const aViewer = (given: { operator?: boolean; side?: 'vendor' | 'partner' }) =>
  ({
    user: { operator: given.operator ?? false },
    active: given.side
      ? {
          scope:
            given.side === 'partner'
              ? { side: 'partner', partnerId: PARTNER }
              : { side: 'vendor', vendorId: newId('vendor') },
        }
      : null,
  }) as unknown as Parts['viewer'];

const ask = (viewer: Parts['viewer'], { demo = false, ip = '203.0.113.9' } = {}) => {
  const world = { install: { demo } } as Parts['world'];
  try {
    return mailboxOf({ viewer, world, ip, request: new Request('http://localhost/mailbox') });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    return (thrown as { failure: { status: number } }).failure.status;
  }
};

test('the operator reads all of it, wherever they are', () => {
  expect(ask(aViewer({ operator: true, side: 'vendor' }))).toBeNull();
  expect(ask(aViewer({ operator: true }))).toBeNull();
});

test('a partner reads its own, in the demo too', () => {
  expect(ask(aViewer({ side: 'partner' }))).toBe(PARTNER);
  expect(ask(aViewer({ side: 'partner' }), { demo: true, ip: '127.0.0.1' })).toBe(PARTNER);
});

test('a vendor finds nothing there, nor does someone without an organization', () => {
  expect(ask(aViewer({ side: 'vendor' }))).toBe(404);
  expect(ask(aViewer({ side: 'vendor' }), { demo: true, ip: '127.0.0.1' })).toBe(404);
  expect(ask(aViewer({}))).toBe(404);
});

test('who is not signed in is asked to, but for whoever sits at the machine of a demo', () => {
  expect(ask(null)).toBe(303);
  expect(ask(null, { ip: '127.0.0.1' })).toBe(303);
  expect(ask(null, { demo: true })).toBe(303);
  for (const ip of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(ask(null, { demo: true, ip })).toBeNull();
});
