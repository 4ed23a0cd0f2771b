import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiOperation, WithOperations } from '#app/http/api-operation.server.ts';
import { ID_PREFIXES, type IdKind, newId } from '#campaigns/kernel/ids.ts';
import { fill, parametersOf } from '../harness/addresses.ts';
import { rowsOf } from '../harness/all-rows.sql.ts';
import type { Answer, TestBrowser } from '../harness/browser.ts';
import { aFullHouse, type FullHouse } from '../harness/full-house.ts';
import type { RouteEntry } from '../harness/remix-build.ts';
import { CATCH_ALL, KNOWN, PUBLIC, SIGNED } from '../harness/route-table.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

let stand: WebStand;
let own: FullHouse;
let foreign: FullHouse;
let named: RouteEntry[];
beforeAll(async () => {
  stand = await webStand();
  [own, foreign] = [await aFullHouse(stand), await aFullHouse(stand)];
  const others = [...SIGNED, ...PUBLIC, ...CATCH_ALL];
  named = stand.routes.filter(({ path }) => parametersOf(path).length > 0 && !others.includes(path));
}, 120_000);

const isApi = ({ path }: RouteEntry) => path.startsWith('/api/');
const screens = () => named.filter((route) => !isApi(route));

function valuesFor(route: RouteEntry, house: FullHouse): Record<string, string> {
  return { ...house.ids, ...KNOWN[route.path]?.values?.(house) };
}

/** Every form that this route takes: its only one, or one per intent. */
function formsFor(route: RouteEntry): Record<string, string | string[]>[] {
  const { form = {}, forms = {} } = KNOWN[route.path] ?? {};
  const { intents } = (stand.modules[route.id]?.action ?? {}) as { intents?: readonly string[] };
  return intents ? intents.map((intent) => ({ ...forms[intent], intent })) : [form];
}

/** Ids of the right form that nobody has. */
function nobodys(values: Record<string, string>): Record<string, string> {
  const kinds = Object.entries(ID_PREFIXES) as [IdKind, string][];
  const entries = Object.entries(values).map(([name, value]) => {
    const kind = kinds.find(([, prefix]) => value.startsWith(`${prefix}_`))?.[0];
    return [name, kind ? newId(kind) : value];
  });
  return Object.fromEntries(entries);
}

function viewerOf(route: RouteEntry, house: FullHouse): TestBrowser {
  return route.path.startsWith('/vendor') ? house.vendorBrowser : house.partnerBrowser;
}

/** What differs between two answers anyway: nonces, instants, and the ids that were asked for. */
function plain(answer: Answer, values: Record<string, string>): string {
  const text = `${answer.status} ${answer.location ?? ''}\n${answer.text}`;
  const ids = Object.values(values).filter((value) => value.length > 10);
  return ids
    .reduce((all, id) => all.replaceAll(id, 'ID'), text)
    .replace(/nonce="[^"]*"/g, 'nonce')
    .replace(/\b\d{13}\b/g, 'INSTANT');
}

test('R21: every parameter of every route is known to this table, so that a new route cannot be forgotten', () => {
  const unknown = named.filter((route) => parametersOf(route.path).some((name) => !(name in valuesFor(route, own))));
  expect(unknown.map(({ path }) => path)).toEqual([]);
  const paths = stand.routes.map(({ path }) => path);
  expect([...Object.keys(KNOWN), ...SIGNED, ...PUBLIC, ...CATCH_ALL].filter((path) => !paths.includes(path))).toEqual(
    [],
  );
});

describe('R21, B 40: a page of somebody else is a page that is not there', () => {
  test('its owner sees it: the addresses of these tests are right', async () => {
    const missed: string[] = [];
    for (const route of screens().filter(({ hasLoader }) => hasLoader)) {
      const answer = await viewerOf(route, own).get(fill(route.path, valuesFor(route, own)));
      const expected = KNOWN[route.path]?.ownStatus;
      if (expected ? answer.status !== expected : answer.status >= 400) missed.push(`${route.path}: ${answer.status}`);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  test('with foreign ids it is a 404, with the same words as for an id that nobody has', async () => {
    const seen: string[] = [];
    for (const route of screens().filter(({ hasLoader }) => hasLoader)) {
      const values = valuesFor(route, foreign);
      const nobody = nobodys(values);
      const viewer = viewerOf(route, own);
      const [theirs, none] = [await viewer.get(fill(route.path, values)), await viewer.get(fill(route.path, nobody))];
      if (theirs.status !== 404) seen.push(`${route.path}: ${theirs.status}`);
      else if (plain(theirs, values) !== plain(none, nobody)) seen.push(`${route.path}: other words`);
    }
    expect(seen).toEqual([]);
  }, 60_000);

  test('where an address names two things, each of them alone is not enough', async () => {
    const seen: string[] = [];
    for (const route of screens().filter(({ hasLoader }) => hasLoader))
      for (const name of parametersOf(route.path).filter((name) => name !== 'number')) {
        const mixed = { ...valuesFor(route, own), [name]: valuesFor(route, foreign)[name] ?? '' };
        const answer = await viewerOf(route, own).get(fill(route.path, mixed));
        if (answer.status !== 404) seen.push(`${route.path} with a foreign ${name}: ${answer.status}`);
      }
    expect(seen).toEqual([]);
  }, 60_000);

  test('B 40: what is no id at all is a 404 too, and never an error', async () => {
    const seen: string[] = [];
    for (const route of screens().filter(({ hasLoader }) => hasLoader))
      for (const name of parametersOf(route.path)) {
        const id = valuesFor(route, own)[name] ?? '';
        for (const wrong of [
          '1',
          '-1',
          `${id}x`,
          ` ${id}`,
          id.toLowerCase(),
          '../x',
          '..%2f',
          "' OR 1=1 --",
          '{}',
          '\u0000',
          'null',
        ]) {
          if (wrong === id || Number(wrong) === Number(id)) continue;
          const answer = await viewerOf(route, own).get(fill(route.path, { ...valuesFor(route, own), [name]: wrong }));
          if (![404, 400].includes(answer.status))
            seen.push(`${route.path} ${JSON.stringify(wrong)}: ${answer.status}`);
        }
      }
    expect(seen).toEqual([]);
  }, 120_000);
});

describe('R21: an act on somebody else’s thing changes nothing and tells nothing', () => {
  test('it answers what it answers for an id that nobody has', async () => {
    const before = await everythingOf(foreign);
    const seen: string[] = [];
    for (const route of screens().filter(({ hasAction }) => hasAction)) {
      const values = valuesFor(route, foreign);
      const nobody = nobodys(values);
      const query = route.index ? '?index' : '';
      const viewer = viewerOf(route, own);
      for (const form of formsFor(route)) {
        const what = `${route.path} ${form.intent ?? ''}`;
        const theirs = await viewer.post(`${fill(route.path, values)}${query}`, form);
        const none = await viewer.post(`${fill(route.path, nobody)}${query}`, form);
        if (theirs.status !== 404) seen.push(`${what}: ${theirs.status}; give the table a form`);
        else if (plain(theirs, values) !== plain(none, nobody)) seen.push(`${what}: other words`);
      }
    }
    expect(seen).toEqual([]);
    expect(await everythingOf(foreign)).toEqual(before);
  }, 120_000);
});

describe('R21: sides', () => {
  test('a vendor’s people find nothing under the partner’s addresses, not even their own partner’s, and the other way round', async () => {
    const seen: string[] = [];
    for (const route of screens().filter(({ path, hasLoader }) => hasLoader && !path.startsWith('/mailbox'))) {
      const viewer = route.path.startsWith('/vendor') ? own.partnerBrowser : own.vendorBrowser;
      const answer = await viewer.get(fill(route.path, valuesFor(route, own)));
      if (answer.status !== 404) seen.push(`${route.path}: ${answer.status}`);
    }
    expect(seen).toEqual([]);
  }, 60_000);

  test('whoever is not signed in is asked to, and comes back to where they wanted', async () => {
    const seen: string[] = [];
    const inside = stand.routes.filter(({ path, hasLoader }) => hasLoader && /^\/(vendor|partner)\b/.test(path));
    for (const route of inside) {
      const path = fill(route.path, { ...valuesFor(route, own), '*': 'x' });
      const answer = await stand.browser().get(path);
      const wanted = `/sign-in?${new URLSearchParams({ to: path })}`;
      if (answer.status !== 303 || answer.location !== wanted)
        seen.push(`${path}: ${answer.status} ${answer.location}`);
    }
    expect(seen).toEqual([]);
  }, 60_000);
});

describe('R21: the JSON API', () => {
  test('every operation under a foreign id answers what it answers for nobody’s, and changes nothing', async () => {
    const before = await everythingOf(foreign);
    const seen: string[] = [];
    for (const [route, operation] of apiOperations().filter(([route]) => parametersOf(route.path).length > 0)) {
      const values = valuesFor(route, foreign);
      const nobody = nobodys(values);
      const [theirs, none] = [await call(route, operation, values), await call(route, operation, nobody)];
      if (theirs.status !== 404) seen.push(`${operation.operationId}: ${theirs.status} ${theirs.text.slice(0, 200)}`);
      else if (plain(theirs, values) !== plain(none, nobody)) seen.push(`${operation.operationId}: other words`);
    }
    expect(seen).toEqual([]);
    expect(await everythingOf(foreign)).toEqual(before);
  }, 60_000);

  test('a key of the other side, without the scope, or revoked, does nothing', async () => {
    const seen: string[] = [];
    for (const [route, operation] of apiOperations()) {
      const other = operation.side === 'vendor' ? own.partnerKey : own.vendorKey;
      if (operation.side !== 'either') {
        const answer = await call(route, operation, valuesFor(route, own), other);
        if (answer.status !== 403) seen.push(`${operation.operationId}: ${answer.status}`);
      }
      for (const key of ['', 'tlk_wrong', `${own.vendorKey}x`]) {
        const answer = await call(route, operation, valuesFor(route, own), key);
        if (answer.status !== 401) seen.push(`${operation.operationId} with "${key.slice(0, 8)}": ${answer.status}`);
      }
    }
    expect(seen).toEqual([]);
  }, 60_000);
});

function apiOperations(): [RouteEntry, ApiOperation][] {
  return stand.routes.filter(isApi).flatMap((route) => {
    const { loader, action } = stand.modules[route.id] as { loader?: WithOperations; action?: WithOperations };
    const operations = [...(loader?.operations ?? []), ...(action?.operations ?? [])];
    return operations.map((operation): [RouteEntry, ApiOperation] => [route, operation]);
  });
}

function call(
  route: RouteEntry,
  operation: ApiOperation,
  values: Record<string, string>,
  key = operation.side === 'partner' ? own.partnerKey : own.vendorKey,
): Promise<Answer> {
  const { method, upload } = operation;
  const bodied = method !== 'GET' && method !== 'DELETE';
  return stand.browser().send(fill(route.path, values), {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(bodied ? { 'content-type': upload?.contentTypes[0] ?? 'application/json' } : {}),
    },
    ...(bodied
      ? { body: upload ? 'x' : JSON.stringify(KNOWN[route.path]?.bodies?.[operation.operationId] ?? {}) }
      : {}),
  });
}

/** All rows of both organizations, as their own people see them. */
async function everythingOf(house: FullHouse): Promise<string[]> {
  return [...(await rowsOf(house.vendorCaller)), ...(await rowsOf(house.partnerCaller))];
}
