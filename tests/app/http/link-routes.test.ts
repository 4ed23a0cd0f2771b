import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerLinkRoutes } from '#app/http/link-routes.server.ts';
import { paths } from '#app/http/paths.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { remixBuild } from '../harness/remix-build.ts';

let ofRemix: (request: Request) => Promise<Response>;
let asked: string[] = [];
let origin: string;

beforeAll(async () => {
  const { build } = await remixBuild();
  ofRemix = createRequestHandler(build as ServerBuild);
  const app = express().get(
    '/__manifest',
    answerLinkRoutes((request) => {
      asked.push(request.url);
      return ofRemix(request);
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});

const question = (links: readonly string[], version = 'test') =>
  `/__manifest?${new URLSearchParams([...links.map((link) => ['p', link]), ['version', version]])}`;
const answer = (address: string) => fetch(`${origin}${address}`);
const aPage = () => [
  paths.partner.home,
  ...Array.from({ length: 50 }, () => paths.partner.launch(newId('launch'))),
  ...Array.from({ length: 50 }, () => paths.partner.launchPart(newId('launch'), 'review')),
  paths.partner.offeredJourney(newId('vendor'), newId('journey')),
  '/partner/contacts/new',
];

test('a page’s links are answered as Remix answers them', async () => {
  const links = aPage();
  const expected = await (await ofRemix(new Request(`http://localhost${question(links)}`))).json();
  const found = await answer(question(links));
  expect(await found.json()).toEqual(expected);
  expect(Object.keys(expected)).toEqual(expect.arrayContaining(['root', 'routes/partner+/contacts+/new']));
  expect(found.headers.get('cache-control')).toContain('immutable');
});

test('pages whose links differ in ids alone ask once; other links ask anew', async () => {
  const first = await answer(question(aPage()));
  const once = asked.length;
  const again = await answer(question(aPage().reverse()));
  expect(asked).toHaveLength(once);
  expect(await again.json()).toEqual(await first.json());
  await answer(question(['/vendor']));
  expect(asked).toHaveLength(once + 1);
});

test('a page of another build is told to load itself anew, each time', async () => {
  for (const times of [1, 2]) {
    const told = await answer(question(['/partner'], 'of before'));
    expect(told.headers.get('x-remix-reload-document')).toBe('true');
    expect(asked).toHaveLength(times);
  }
});

test('nobody fills the memory: what was kept longest goes', async () => {
  for (let i = 0; i <= 500; i += 1) await answer(question([`/nowhere/${i}`]));
  await answer(question(['/nowhere/500']));
  expect(asked).toHaveLength(501);
  await answer(question(['/nowhere/0']));
  expect(asked).toHaveLength(502);
});
