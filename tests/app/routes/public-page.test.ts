import { beforeAll, expect, test } from 'vitest';
import { closeLandingPage, openLandingPage } from '#campaigns/leads/open-landing-page.ts';
import { pageToken } from '#campaigns/leads/page-token.ts';
import { aForm } from '#tests/factories/leads.ts';
import { aFullHouse, type FullHouse } from '../harness/full-house.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

let stand: WebStand;
let house: FullHouse;
beforeAll(async () => {
  stand = await webStand();
  house = await aFullHouse(stand);
}, 120_000);

async function aPage() {
  const { vendorCaller, partnerCaller, ids } = house;
  const { formId } = await aForm(vendorCaller);
  const launchId = ids.launchId as Parameters<typeof closeLandingPage>[1]['launchId'];
  const { url } = await openLandingPage(partnerCaller, { launchId, formId });
  return { launchId, formId, path: new URL(url).pathname };
}

const ticketOf = (html: string) => /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';

test('anybody opens a launch’s page and answers it without script; what does not fit is said beside what was typed', async () => {
  const { path } = await aPage();
  const visitor = stand.browser();
  const page = await visitor.get(path);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Ask for a quote');
  expect(page.headers.get('set-cookie')).toBeNull();
  const ticket = ticketOf(page.text);
  const refused = await visitor.post(path, { ticket, 'values.email': 'nobody', 'values.lastName': 'Ruiz <b>' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Ruiz &lt;b&gt;');
  expect(refused.text).toContain('First name is missing.');
  const sent = await visitor.post(path, {
    ...{ ticket, 'values.email': 'ana@visitor.test', 'values.firstName': 'Ana', consent: 'on' },
  });
  expect([sent.status, sent.location]).toEqual([303, `${path}?sent=1`]);
  expect((await visitor.get(`${path}?sent=1`)).text).toContain('We call you back within a day');
  const posts = await house.partnerCaller.inScope(({ db }) =>
    db.formSubmission.findMany({ where: { email: 'ana@visitor.test' } }),
  );
  // Half a second after the page: no person is that fast, so it waits for one.
  expect(posts).toMatchObject([{ email: 'ana@visitor.test', consent: true, flag: 'too_fast', source: 'page' }]);
});

test('a closed page, an altered address and another installation’s are the same 404', async () => {
  const { launchId, path } = await aPage();
  await closeLandingPage(house.partnerCaller, { launchId });
  const altered = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
  for (const address of [path, altered, '/p/x', `/p/${'0'.repeat(96)}`])
    expect((await stand.browser().get(address)).status).toBe(404);
  expect((await stand.browser().post(path, { 'values.email': 'a@b.test' })).status).toBe(404);
});

test('a vendor’s own form is a page of the vendor', async () => {
  const { formId } = await aForm(house.vendorCaller);
  const token = pageToken(stand.world.install.keys, { kind: 'form', vendorId: house.vendor.id, formId });
  const page = await stand.browser().get(`/p/${token}`);
  expect([page.status, page.text.includes(house.vendor.name)]).toEqual([200, true]);
});
