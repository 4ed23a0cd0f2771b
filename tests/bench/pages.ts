import { performance } from 'node:perf_hooks';
import { paths } from '#app/http/paths.ts';
import { buildProduct, isBuilt } from '#app/launch/build-product.ts';
import { PASSWORD, setPagesStage } from './pages/stage.ts';
import { startWeb } from './track/servers.ts';

/**
 * Server time of every main page, from the first byte asked to the last byte answered, on loopback and one at a time:
 * 100,000 contacts, 100 partners, 50 launches. The baseline is the same server's /healthz, which asks nobody.
 */
const RUNS = 40;
const WARM_UP = 5;

if (!isBuilt()) await buildProduct();
const stage = await setPagesStage();
const web = await startWeb(stage);
try {
  const { vendor, partner } = paths;
  const { ids, vendorId } = stage;
  const vendorPages = [
    vendor.home,
    vendor.campaigns,
    vendor.campaign(ids.campaignId),
    vendor.templates,
    vendor.partners,
    vendor.partner(ids.partnerId),
    vendor.results,
    vendor.leads,
    vendor.deals,
    vendor.funds,
    vendor.claims,
    vendor.settings,
  ];
  const partnerPages = [
    partner.home,
    partner.campaigns,
    partner.campaign(vendorId, ids.campaignId),
    partner.launches,
    partner.launch(ids.draftId),
    partner.launchPart(ids.draftId, 'review'),
    partner.launch(ids.launchId),
    partner.launchResults(ids.launchId),
    partner.contacts,
    `${partner.contacts}?q=person5`,
    `${partner.contacts}?sort=-email`,
    partner.audiences,
    partner.brandKit,
    partner.results,
    partner.leads,
    partner.deals,
    partner.funds,
    partner.settings,
  ];
  const bare = await measure('/healthz', '');
  const pages = [
    ...(await measureAll(vendorPages, await signIn(stage.vendorEmail))),
    ...(await measureAll(partnerPages, await signIn(stage.partnerEmail))),
  ];
  for (const page of pages)
    console.log(`${page.p95.toFixed(1).padStart(8)} ms  ${page.path.replace(/[a-z]{3}_[0-9A-Z]{26}/g, ':id')}`);
  const worst = pages.reduce((a, b) => (b.p95 > a.p95 ? b : a));
  console.log(
    JSON.stringify({
      bench: 'pages',
      value: round(worst.p95),
      unit: 'ms, p95 of the slowest page',
      baseline: round(bare.p95),
      ratio: round(worst.p95 / bare.p95),
      slowest: worst.path.replace(/[a-z]{3}_[0-9A-Z]{26}/g, ':id'),
      pages: pages.length,
      above100ms: pages.filter(({ p95 }) => p95 > 100).length,
      runs: RUNS,
    }),
  );
} finally {
  await web.stop();
  await stage.close();
}

async function signIn(email: string): Promise<string> {
  const body = new URLSearchParams({ email, password: PASSWORD });
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${web.url}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' });
  const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]?.split('=', 2) ?? []);
  // An earlier session's cookie is cleared before the new one is set: the last of a name counts.
  const cookies = [...new Map(pairs.map(([name, value]) => [name, value]))].map(([name, value]) => `${name}=${value}`);
  if (answer.status >= 400 || cookies.length === 0) throw new Error(`sign-in answered ${answer.status}`);
  return cookies.join('; ');
}

async function measureAll(list: readonly string[], cookie: string) {
  const results = [];
  for (const path of list) results.push(await measure(path, cookie));
  return results;
}

async function measure(path: string, cookie: string): Promise<{ path: string; p95: number }> {
  const times: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    const start = performance.now();
    const answer = await fetch(`${web.url}${path}`, { headers: { cookie }, redirect: 'manual' });
    await answer.arrayBuffer();
    if (answer.status !== 200)
      throw new Error(`${path} answered ${answer.status} ${answer.headers.get('location') ?? ''}`);
    if (run >= WARM_UP) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { path, p95: times[Math.ceil(times.length * 0.95) - 1] ?? 0 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
