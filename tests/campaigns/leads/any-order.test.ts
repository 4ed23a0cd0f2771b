import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { newId, type VendorId } from '#campaigns/kernel/ids.ts';
import { scoreEngagements } from '#campaigns/leads/score-engagements.ts';
import { DEFAULT_RULES } from '#campaigns/leads/scoring/default-rules.ts';
import { scoreOf } from '#campaigns/leads/scoring/score.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const RUNS = process.env.SOAK === '1' ? 1_000 : 40;
const KINDS = ['click', 'click', 'view', 'unsubscribe', 'bounce', 'complaint'];
const CLASSES = ['human', 'unknown', 'machine'];

type Happened = { event: number; person: number; kind: string; class: string; minutesAgo: number };

/** What happened, and the order and number of times that each of it is reported, cut into rounds of scoring. */
const reports = fc
  .array(
    fc.record({
      ...{ person: fc.nat(2), kind: fc.constantFrom(...KINDS), class: fc.constantFrom(...CLASSES) },
      minutesAgo: fc.nat(100_000),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((facts) => {
    const happened = facts.map((fact, event) => ({ ...fact, event }));
    return fc.record({
      happened: fc.constant(happened),
      reported: fc.array(fc.constantFrom(...happened), { maxLength: 46 }),
      shuffled: fc.shuffledSubarray(happened, { minLength: happened.length }),
    });
  });

async function report(caller: PartnerCaller, vendorId: VendorId, run: string, people: string[], rows: Happened[]) {
  const { partnerId } = caller.scope;
  const now = caller.clock.now().getTime();
  await inTransaction(caller, ({ db }) =>
    db.engagement.createMany({
      data: rows.map(({ event, person, kind, class: hitClass, minutesAgo }) => ({
        ...{ partnerId, id: newId('engagement'), eventId: `${run}.${event}`, vendorId, mailingId: '' },
        ...{ contactId: people[person] ?? null, kind, class: hitClass, at: new Date(now - minutesAgo * 60_000) },
      })),
      skipDuplicates: true,
    }),
  );
  while ((await scoreEngagements(caller)).again);
}

type Outcome = { engagement: number; grade: string; touches: number } | null;

async function scoresOf(caller: PartnerCaller, people: string[]): Promise<Outcome[]> {
  const leads = await inTransaction(caller, ({ db }) =>
    db.lead.findMany({ where: { contactId: { in: people } }, include: { touches: true } }),
  );
  return people.map((id) => {
    const lead = leads.find(({ contactId }) => contactId === id);
    return lead ? { engagement: lead.engagement, grade: lead.grade, touches: lead.touches.length } : null;
  });
}

const begins = ({ kind, class: hitClass }: Happened) => hitClass !== 'machine' && (kind === 'click' || kind === 'view');
const PERSON = {
  ...{ email: 'kim@example.test', company: 'Example Ltd', jobTitle: '' },
  country: 'DE',
  product: '',
  phone: '',
};

/** What it comes to when each thing is counted once. */
function foldOf(happened: Happened[], person: number, now: Date): Outcome {
  const own = happened.filter((one) => one.person === person);
  if (!own.some(begins)) return null;
  const touches = own.map(({ event, kind, class: hitClass, minutesAgo }) => ({
    ...{ eventId: String(event), kind, class: hitClass, at: new Date(now.getTime() - minutesAgo * 60_000) },
  }));
  const { engagement, grade } = scoreOf(DEFAULT_RULES, PERSON, touches, now);
  return { engagement, grade, touches: own.length };
}

test('R12: in whatever order and however often what people did is reported, their score is that of each thing once', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, vendor } = there;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(reports, async ({ happened, reported, shuffled }) => {
      run += 1;
      const people = (await someContacts(partnerCaller, 3)).map(({ id }) => id as string);
      // Who begins a lead comes first: what somebody did before is not known of nobody.
      for (const rows of [shuffled.filter(begins), reported, reported, shuffled])
        await report(partnerCaller, vendor.id, `run${run}`, people, rows);
      const now = partnerCaller.clock.now();
      expect(await scoresOf(partnerCaller, people)).toEqual([0, 1, 2].map((person) => foldOf(happened, person, now)));
    }),
    { numRuns: RUNS },
  );
}, 600_000);
