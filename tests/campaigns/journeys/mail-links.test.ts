import { expect, test } from 'vitest';
import { linksIn, listMailLinks } from '#campaigns/journeys/mail-links.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aTemplate } from '#tests/factories/content.ts';
import { aDefinition } from '#tests/factories/journeys.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('the links of a mail are its web addresses, each once; of one that is filled in, the part before', () => {
  const mjml = `<mj-button href="https://a.test/x?a=1&amp;b=2">A</mj-button> <a href='https://a.test/y'>B</a>
    <a href="https://a.test/y">again</a> <a href="{{partner.website}}">own</a> <a href="mailto:x@a.test">mail</a>
    <mj-button href="https://a.test/go?p={{partner.id}}">C</mj-button> <a href="https://a.test/${'long'.repeat(60)}">D</a>`;
  expect(linksIn(mjml)).toEqual(['https://a.test/x?a=1&b=2', 'https://a.test/y', 'https://a.test/go?p=']);
});

test('each send step of a draft has the links of its template, and none without one', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { versionId: templateVersionId } = await aTemplate(world, vendor);
  const { steps } = aDefinition([
    { kind: 'send', id: 'hello', templateVersionId, next: 'again' },
    { kind: 'send', id: 'again', next: 'end' },
    { kind: 'exit', id: 'end' },
  ]);
  const links = await inTransaction(vendorCaller, (ctx) => listMailLinks(ctx, steps));
  expect(Object.keys(links)).toEqual(['hello']);
  expect(links.hello?.every((url) => url.startsWith('http'))).toBe(true);
});
