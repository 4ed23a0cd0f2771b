import { createTemplate } from '#campaigns/content/create-template.ts';
import { saveTemplateVersion } from '#campaigns/content/save-template-version.ts';
import { getTemplate } from '#campaigns/content/template-queries.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { TemplateVersionId } from '#campaigns/kernel/ids.ts';
import { aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import { LIBRARY_FOLDER } from '#tests/factories/content.ts';
import type { SeedWorld } from '../demo.ts';
import { workdayAhead } from '../story.ts';

export type LibraryName = 'launch-announcement' | 'newsletter' | 'webinar-invitation';
type Wanted = {
  library: LibraryName;
  name: string;
  description: string;
  /** The library's words and the vendor's own. */
  words?: Record<string, string>;
};

/**
 * Templates of the library as a vendor makes them its own: a first version as it comes, a second with the vendor's own
 * words and addresses.
 */
export async function makeTemplates(
  world: SeedWorld,
  vendor: TestVendor,
  wanted: readonly Wanted[],
): Promise<Map<LibraryName, TemplateVersionId>> {
  const caller = { ...aVendorCaller(world, vendor), files: world.files, libraryFolder: LIBRARY_FOLDER };
  const versions = new Map<LibraryName, TemplateVersionId>();
  for (const { library, name, description, words = {} } of wanted) {
    const made = await createTemplate(caller, { name, description, library });
    if (made.kind === 'refused') throw new Error(`${library} has problems: ${made.problems[0]?.message}`);
    const { latest } = await inTransaction(caller, (ctx) => getTemplate(ctx, made.id));
    const { mjml, subject, preheader, locale } = latest;
    const own = makeOwn({ mjml, subject, preheader }, { vendor, words, now: world.clock.now() });
    const saved = await saveTemplateVersion(caller, { locale, ...own, templateId: made.id, basedOn: 1 });
    if (saved.kind === 'refused') throw new Error(`${library} has problems: ${saved.problems[0]?.message}`);
    versions.set(library, saved.versionId);
  }
  return versions;
}

type Source = { mjml: string; subject: string; preheader: string };
type Own = { vendor: TestVendor; words: Record<string, string>; now: Date };
const WEBINAR_IN_DAYS = 55; // after the act, which plays a month back

/** The vendor's name, pages and words in place of the sample's, and days that lie ahead. */
function makeOwn({ mjml, subject, preheader }: Source, { vendor, words, now }: Own): Source {
  const day = workdayAhead(now, WEBINAR_IN_DAYS);
  const say = (options: Intl.DateTimeFormatOptions) => day.toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
  const season = ['winter', 'spring', 'summer', 'autumn'][Math.floor(((now.getUTCMonth() + 2) % 12) / 3)] ?? '';
  const own = (text: string) =>
    Object.entries(words).reduce((changed, [theirs, ours]) => changed.replaceAll(theirs, ours), text);
  return {
    subject: own(subject.replace('for spring', `for ${season}`)),
    preheader: own(preheader),
    mjml: own(mjml)
      .replaceAll('https://acme.example/', `https://example.com/${vendor.slug}/`)
      .replaceAll('Acme Cloud', vendor.name)
      .replace('>March<', `>${say({ month: 'long' })}<`)
      .replace('>18<', `>${say({ day: 'numeric' })}<`)
      .replace('>Wednesday, 10:00', `>${say({ weekday: 'long' })}, 10:00`)
      .replace('>Spring issue.', `>${season[0]?.toUpperCase()}${season.slice(1)} issue.`)
      .replace('this spring that', `this ${season} that`),
  };
}
