import { afterAll, describe, expect, test } from 'vitest';
import { publishCampaign } from '#campaigns/catalog/publish-campaign.ts';
import { archiveTemplate } from '#campaigns/content/archive-template.ts';
import { createTemplate } from '#campaigns/content/create-template.ts';
import { saveImage } from '#campaigns/content/files/save-image.ts';
import { restoreTemplate } from '#campaigns/content/restore-template.ts';
import { saveTemplateVersion } from '#campaigns/content/save-template-version.ts';
import {
  getTemplate,
  getTemplateVersion,
  listTemplates,
  listTemplateVersions,
} from '#campaigns/content/template-queries.ts';
import { updateTemplate } from '#campaigns/content/update-template.ts';
import { closeCompileThreads } from '#templates/engine/compile-in-thread.ts';
import { aVendorCaller } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { aFileStore, aPicture, aTemplate, LIBRARY_FOLDER, SMALL_SOURCE } from '#tests/factories/content.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

afterAll(closeCompileThreads);

async function aVendorWorld() {
  const world = await aPartnerWorld();
  return { ...world, caller: { ...world.vendorCaller, files: aFileStore(), libraryFolder: LIBRARY_FOLDER } };
}

describe('creating', () => {
  test('from nothing: a version that compiles is there at once', async () => {
    const { caller } = await aVendorWorld();
    const made = await createTemplate(caller, { name: 'Offer', description: '' });
    expect(made).toMatchObject({ kind: 'created', warnings: [] });
    if (made.kind !== 'created') return;
    const template = await caller.inScope((ctx) => getTemplate(ctx, made.id));
    expect(template).toMatchObject({ name: 'Offer', latest: { number: 1, id: made.versionId } });
    expect(template.latest.zones.map((zone) => zone.name)).toEqual(['headline', 'message', 'action']);
  });

  test.each(['launch-announcement', 'newsletter', 'webinar-invitation'])(
    'from the library: %s, its pictures are the vendor’s own',
    async (library) => {
      const { caller } = await aVendorWorld();
      const made = await createTemplate(caller, { name: library, description: '', library });
      if (made.kind !== 'created') throw new Error(JSON.stringify(made.problems));
      const { latest } = await caller.inScope((ctx) => getTemplate(ctx, made.id));
      expect(latest.assets).toEqual({ hero: expect.stringMatching(/^\/a\/[0-9a-f]{64}\.jpg$/) });
      expect(latest.zones.length).toBeGreaterThan(3);
    },
  );

  test('two library templates with a picture of one name keep them apart', async () => {
    const { caller } = await aVendorWorld();
    const made = [];
    for (const library of ['newsletter', 'webinar-invitation'])
      made.push(await createTemplate(caller, { name: library, description: '', library }));
    const assets = await Promise.all(
      made.map(async (one) => {
        if (one.kind !== 'created') throw new Error('refused');
        return (await caller.inScope((ctx) => getTemplate(ctx, one.id))).latest.assets;
      }),
    );
    expect(assets.map((names) => Object.keys(names))).toEqual([['hero'], ['hero-2']]);
  });

  test('a name is taken once per vendor; another vendor may use it', async () => {
    const [one, other] = [await aVendorWorld(), await aVendorWorld()];
    await aTemplate(one.world, one.vendor, { name: 'Offer' });
    await expect(createTemplate(one.caller, { name: 'Offer', description: '' })).rejects.toMatchObject({
      code: 'conflict',
      fields: { name: 'is taken' },
    });
    expect(await createTemplate(other.caller, { name: 'Offer', description: '' })).toMatchObject({ kind: 'created' });
  });

  test('a source with errors makes no template', async () => {
    const { caller } = await aVendorWorld();
    const source = { ...SMALL_SOURCE, mjml: '<mjml><mj-body><mj-blink/></mj-body></mjml>' };
    expect(await createTemplate(caller, { name: 'Offer', description: '', source })).toMatchObject({ kind: 'refused' });
    expect((await caller.inScope((ctx) => listTemplates(ctx, {}, { limit: 9 }))).items).toEqual([]);
  });
});

describe('saving a version', () => {
  test('each save is the next version; older ones stay as they were', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const { id, versionId } = await aTemplate(world, vendor);
    const edited = { ...SMALL_SOURCE, subject: 'Autumn' };
    const saved = await saveTemplateVersion(caller, { templateId: id, basedOn: 1, ...edited });
    expect(saved).toMatchObject({ kind: 'saved', number: 2 });
    const versions = await caller.inScope((ctx) => listTemplateVersions(ctx, id));
    expect(versions.map((version) => version.number)).toEqual([2, 1]);
    expect((await caller.inScope((ctx) => getTemplateVersion(ctx, versionId))).subject).toBe(SMALL_SOURCE.subject);
  });

  test('the database itself refuses to change a version', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const { versionId } = await aTemplate(world, vendor);
    const change = caller.inScope(({ db }) =>
      db.templateVersion.updateMany({ where: { id: versionId }, data: { subject: 'Changed' } }),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });

  test('a source that did not change makes no version', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const { id, versionId } = await aTemplate(world, vendor);
    const saved = await saveTemplateVersion(caller, { templateId: id, basedOn: 1, ...SMALL_SOURCE });
    expect(saved).toMatchObject({ kind: 'saved', number: 1, versionId });
  });

  test('errors stand at their line and nothing is saved', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const { id } = await aTemplate(world, vendor);
    const mjml = SMALL_SOURCE.mjml.replace('</mj-text>', '</mj-txt>');
    const line = mjml.split('\n').findIndex((text) => text.includes('</mj-txt>')) + 1;
    const saved = await saveTemplateVersion(caller, { templateId: id, basedOn: 1, ...SMALL_SOURCE, mjml });
    expect(saved).toMatchObject({ kind: 'refused' });
    if (saved.kind !== 'refused') return;
    expect(saved.problems).toContainEqual(expect.objectContaining({ severity: 'error', line }));
    expect(await caller.inScope((ctx) => listTemplateVersions(ctx, id))).toHaveLength(1);
  });

  test('of two people who save at once one is told, and no text is lost to the other', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const { id } = await aTemplate(world, vendor);
    const save = (subject: string) =>
      saveTemplateVersion(caller, { templateId: id, basedOn: 1, ...SMALL_SOURCE, subject });
    const saves = await Promise.allSettled([save('One'), save('Two')]);
    expect(saves.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(save('Three')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a version keeps its images whatever is uploaded later', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const { id } = await aTemplate(world, vendor);
    const first = await saveImage(caller, { bytes: await aPicture(), fileName: 'hero.png', use: 'picture' });
    const mjml = SMALL_SOURCE.mjml.replace('src="brand:logo"', 'src="asset:hero" alt="A harbour"');
    const saved = await saveTemplateVersion(caller, { templateId: id, basedOn: 1, ...SMALL_SOURCE, mjml });
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved.problems));
    await saveImage(caller, { bytes: await aPicture(), fileName: 'hero.png', use: 'picture' });
    const version = await caller.inScope((ctx) => getTemplateVersion(ctx, saved.versionId));
    expect(version.assets).toEqual({ hero: first.path });
  });

  test('an image that is not there is an error at its line; another vendor’s is not there', async () => {
    const [one, other] = [await aVendorWorld(), await aVendorWorld()];
    await saveImage(other.caller, { bytes: await aPicture(), fileName: 'hero.png', use: 'picture' });
    const { id } = await aTemplate(one.world, one.vendor);
    const mjml = SMALL_SOURCE.mjml.replace('src="brand:logo"', 'src="asset:hero" alt="A harbour"');
    const saved = await saveTemplateVersion(one.caller, { templateId: id, basedOn: 1, ...SMALL_SOURCE, mjml });
    expect(saved).toMatchObject({
      kind: 'refused',
      problems: [expect.objectContaining({ line: 5, message: expect.stringContaining('hero') })],
    });
  });
});

describe('renaming and putting away', () => {
  test('a new name must be free', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const [one, two] = [await aTemplate(world, vendor), await aTemplate(world, vendor)];
    await expect(updateTemplate(caller, { templateId: one.id, name: two.name })).rejects.toMatchObject({
      code: 'conflict',
    });
    await updateTemplate(caller, { templateId: one.id, name: one.name, description: 'For spring' });
    expect((await caller.inScope((ctx) => getTemplate(ctx, one.id))).description).toBe('For spring');
  });

  test('an archived template is out of the list, takes no version, and can be restored', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const { id } = await aTemplate(world, vendor);
    await archiveTemplate(caller, { templateId: id });
    const list = (archived: boolean) => caller.inScope((ctx) => listTemplates(ctx, { archived }, { limit: 9 }));
    expect((await list(false)).items).toEqual([]);
    expect((await list(true)).items).toHaveLength(1);
    const save = saveTemplateVersion(caller, { templateId: id, basedOn: 1, ...SMALL_SOURCE, subject: 'New' });
    await expect(save).rejects.toMatchObject({ code: 'conflict' });
    await restoreTemplate(caller, { templateId: id });
    expect((await list(false)).items).toHaveLength(1);
  });

  test('a template of a published campaign is not archived; of a draft it is, and then the draft is not published', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const [used, planned] = [await aTemplate(world, vendor), await aTemplate(world, vendor)];
    await aCampaign(world, vendor, { name: 'Spring', templateVersionId: used.versionId });
    const draft = await aCampaign(world, vendor, { templateVersionId: planned.versionId, status: 'draft' });
    await expect(archiveTemplate(caller, { templateId: used.id })).rejects.toMatchObject({
      code: 'conflict',
      show: expect.stringContaining('Spring'),
    });
    await archiveTemplate(caller, { templateId: planned.id });
    await expect(publishCampaign(caller, { campaignId: draft.id })).rejects.toMatchObject({
      details: { blockers: ['template_archived'] },
    });
  });

  test('lists page by cursor and know what is used', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const made = [];
    for (const name of ['One', 'Two', 'Three']) made.push(await aTemplate(world, vendor, { name }));
    await aCampaign(world, vendor, { templateVersionId: made[0]?.versionId });
    const first = await caller.inScope((ctx) => listTemplates(ctx, {}, { limit: 2 }));
    const rest = await caller.inScope((ctx) =>
      listTemplates(ctx, {}, { limit: 2, cursor: first.nextCursor ?? undefined }),
    );
    const all = [...first.items, ...rest.items];
    expect(all.map((row) => row.name).sort()).toEqual(['One', 'Three', 'Two']);
    expect(all.find((row) => row.name === 'One')?.campaigns).toBe(1);
    expect(rest.nextCursor).toBeNull();
  });

  test('a channel manager reads templates and writes none', async () => {
    const { world, vendor, caller } = await aVendorWorld();
    const { id } = await aTemplate(world, vendor);
    const manager = { ...caller, ...aVendorCaller(world, vendor, 'channel_manager') };
    await expect(createTemplate(manager, { name: 'X', description: '' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(archiveTemplate(manager, { templateId: id })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
