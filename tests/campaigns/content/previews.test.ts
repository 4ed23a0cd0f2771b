import { afterAll, expect, test } from 'vitest';
import { getBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { findLibraryImage, listLibrary } from '#campaigns/content/previews/library-samples.ts';
import { openPreview as open, type PreviewTools } from '#campaigns/content/previews/open-preview.ts';
import { previewTemplate } from '#campaigns/content/previews/preview-template.ts';
import { type PreviewTicket, readPreview, signPreview } from '#campaigns/content/previews/preview-ticket.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { closeCompileThreads } from '#templates/engine/compile-in-thread.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { aFileStore, aPublishedBrandKit, aTemplate, LIBRARY_FOLDER, SMALL_SOURCE } from '#tests/factories/content.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import type { TestWorld } from '#tests/setup/world.ts';

afterAll(closeCompileThreads);

async function openPreview(tools: PreviewTools, ticket: PreviewTicket) {
  const opened = await open(tools, ticket);
  if (opened.kind === 'nothing') throw new Error(opened.why);
  return opened.mail;
}

const toolsOf = (world: TestWorld): PreviewTools => ({
  enter: (scope, reason) =>
    makeCaller(world, { scope, actor: { kind: 'system', reason }, requestId: newId('request') }),
  files: aFileStore(),
  libraryFolder: LIBRARY_FOLDER,
  publicUrl: world.install.publicUrl,
});

test('what is being typed is shown, with its problems and zones, without a version', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { id } = await aTemplate(world, vendor);
  const tools = toolsOf(world);
  const typed = { ...SMALL_SOURCE, subject: 'Typed just now', templateId: id, as: 'sample' as const };
  const preview = await previewTemplate({ ...vendorCaller, files: tools.files }, typed);
  expect(preview).toMatchObject({ problems: [], subject: 'Typed just now' });
  expect(preview.zones.map((zone) => zone.name)).toContain('headline');
  if (!preview.ticket) throw new Error('no preview');
  const mail = await openPreview(tools, preview.ticket);
  expect(mail.subject).toBe('Typed just now');
  expect(mail.html).toContain('Spring offer');
  expect(mail.text).toContain('Hello Ana');
});

test('a source with errors has problems at their lines and no preview', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { id } = await aTemplate(world, vendor);
  const preview = await previewTemplate(
    { ...vendorCaller, files: aFileStore() },
    { ...SMALL_SOURCE, mjml: '<mjml>\n<mj-body>\n<mj-blink/>\n</mj-body>\n</mjml>', templateId: id, as: 'sample' },
  );
  expect(preview.ticket).toBeNull();
  expect(preview.problems[0]).toMatchObject({ severity: 'error', line: 3 });
});

test('typing on leaves a bounded number of files; an old preview says that it is out of date', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { id } = await aTemplate(world, vendor);
  const tools = toolsOf(world);
  const tickets: PreviewTicket[] = [];
  for (let n = 0; n < 20; n += 1) {
    const typed = { ...SMALL_SOURCE, subject: `Draft ${n}`, templateId: id, as: 'sample' as const };
    const { ticket } = await previewTemplate({ ...vendorCaller, files: tools.files }, typed);
    if (ticket) tickets.push(ticket);
  }
  const slots = new Set(tickets.map((ticket) => (ticket.kind === 'typed' ? ticket.slot : '')));
  expect(slots.size).toBeLessThanOrEqual(8);
  const opened = await Promise.allSettled(tickets.map((ticket) => openPreview(tools, ticket)));
  expect(opened.at(-1)).toMatchObject({ status: 'fulfilled', value: { subject: 'Draft 19' } });
  const gone = opened.find((one) => one.status === 'rejected');
  expect(gone).toMatchObject({ reason: { message: expect.stringContaining('out of date') } });
});

test('a vendor sees a version as any partner: in its published brand', async () => {
  const { world, vendor, partner } = await aPartnerWorld();
  const { versionId } = await aTemplate(world, vendor);
  await aPublishedBrandKit(world, partner, { shortName: 'Blue Harbour', primaryColor: '#1d4ed8' });
  const ticket = { kind: 'version', vendorId: vendor.id, templateVersionId: versionId, partnerId: partner.id } as const;
  const mail = await openPreview(toolsOf(world), ticket);
  expect(mail.subject).toBe('News from Blue Harbour');
  expect(mail.html).toContain('#1d4ed8');
});

test('a vendor sees no version as a partner that is not its own', async () => {
  const [one, other] = [await aPartnerWorld(), await aPartnerWorld()];
  const { versionId } = await aTemplate(one.world, one.vendor);
  await aPublishedBrandKit(other.world, other.partner);
  const ticket = {
    kind: 'version',
    vendorId: one.vendor.id,
    templateVersionId: versionId,
    partnerId: other.partner.id,
  } as const;
  await expect(openPreview(toolsOf(one.world), ticket)).rejects.toMatchObject({ code: 'not_found' });
});

test('a partner sees an offered version in its own brand, and none that is not offered', async () => {
  const { world, vendor, partner } = await aPartnerWorld();
  const offered = await aCampaign(world, vendor);
  const draft = await aCampaign(world, vendor, { status: 'draft' });
  const { versionId } = await aPublishedBrandKit(world, partner, { shortName: 'Blue Harbour' });
  const ticketFor = (templateVersionId: typeof offered.templateVersionId) =>
    ({
      kind: 'offer',
      partnerId: partner.id,
      vendorId: vendor.id,
      templateVersionId,
      brandKitVersionId: versionId,
    }) as const;
  const mail = await openPreview(toolsOf(world), ticketFor(offered.templateVersionId));
  expect(mail.subject).toBe('News from Blue Harbour');
  await expect(openPreview(toolsOf(world), ticketFor(draft.templateVersionId))).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a partner’s working copy is shown on a whole mail before it is published', async () => {
  const { world, partner, partnerCaller } = await aPartnerWorld();
  await updateBrandKit(partnerCaller, { revision: 0, shortName: 'Not Yet Published', primaryColor: '#be123c' });
  const { revision } = await partnerCaller.inScope(getBrandKit);
  const mail = await openPreview(toolsOf(world), { kind: 'brand', partnerId: partner.id, revision });
  expect(mail.html).toContain('Not Yet Published');
  expect(mail.html).toContain('#be123c');
});

test('B 47: a name, a colour and a website that are scripts do nothing in a mail', async () => {
  const { world, vendor, partner } = await aPartnerWorld();
  const { versionId } = await aTemplate(world, vendor);
  const name = '<img src=x onerror=alert(1)>"\'{{#each x}}';
  await aPublishedBrandKit(world, partner, { shortName: name, companyName: name });
  const mail = await openPreview(toolsOf(world), {
    kind: 'version',
    vendorId: vendor.id,
    templateVersionId: versionId,
    partnerId: partner.id,
  });
  expect(mail.html).not.toMatch(/<img[^>]+onerror/i);
  expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(mail.subject).toBe(`News from ${name}`);
});

test('every template of the library can be looked at, and its pictures are served', async () => {
  const { world } = await aPartnerWorld();
  for (const { slug } of await listLibrary(LIBRARY_FOLDER)) {
    const { html } = await openPreview(toolsOf(world), { kind: 'library', slug });
    const pictures = [...html.matchAll(/\/library\/([a-z-]+)\/([a-z.-]+)/g)];
    expect(pictures.length).toBeGreaterThan(1);
    for (const [, folder = '', file = ''] of pictures)
      expect(await findLibraryImage(LIBRARY_FOLDER, { slug: folder, file })).not.toBeNull();
  }
});

test.each([
  ['..', 'package.json'],
  ['newsletter', 'meta.json'],
  ['newsletter', '../sample-logo.png'],
  ['sample', '../../engine/limits.ts'],
  ['nothing', 'hero.jpg'],
])('the library serves no %s/%s', async (slug, file) => {
  expect(await findLibraryImage(LIBRARY_FOLDER, { slug, file })).toBeNull();
});

test('a ticket opens with the key that signed it, for hours and not for days, and not when it was changed', () => {
  const keys = makeKeys('a'.repeat(32));
  const now = new Date('2026-03-29T09:00:00Z');
  const ticket: PreviewTicket = { kind: 'library', slug: 'newsletter' };
  const token = signPreview(keys, ticket, now);
  const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  expect(readPreview(keys, token, later(5))).toEqual(ticket);
  expect(readPreview(keys, token, later(13))).toBeNull();
  expect(readPreview(makeKeys('b'.repeat(32), 'a'.repeat(32)), token, now)).toEqual(ticket);
  expect(readPreview(makeKeys('b'.repeat(32)), token, now)).toBeNull();
  const [keyId, , signature] = token.split('.');
  const forged = Buffer.from(JSON.stringify({ t: { kind: 'library', slug: 'x' }, e: 9e15 })).toString('base64url');
  expect(readPreview(keys, `${keyId}.${forged}.${signature}`, now)).toBeNull();
  for (const nonsense of ['', '.', 'a.b.c', `${token}.x`, 'null']) expect(readPreview(keys, nonsense, now)).toBeNull();
});
