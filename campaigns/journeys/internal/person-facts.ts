import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId, VendorId } from '#campaigns/kernel/ids.ts';
import { type DuePerson, readEngagement, readPoints, type SeenMail } from '../advance.sql.ts';
import type { PersonFacts } from '../decide.ts';
import type { Condition, Step } from '../schema.ts';

/** A due person with the step it stands at. */
export type Standing = { person: DuePerson; step: Step };

/** What is known of each of these people; mails and scores are looked at only for those whose step asks for them. */
export async function personFacts(
  ctx: PartnerCtx,
  { activationId, vendorId }: { activationId: ActivationId; vendorId: VendorId },
  standing: readonly Standing[],
): Promise<(person: DuePerson) => PersonFacts> {
  const asking = standing.filter(({ step }) => mailsAskedFor(step).length > 0);
  const seen = new Map<string, SeenMail[]>();
  if (asking.length > 0) {
    const stepIds = [...new Set(asking.flatMap(({ step }) => mailsAskedFor(step)))];
    for (const mail of await readEngagement(ctx, { activationId, stepIds, contactIds: idsOf(asking) }))
      seen.set(mail.contactId, [...(seen.get(mail.contactId) ?? []), mail]);
  }
  const scoring = standing.filter(({ step }) => conditionsOf(step).some(asksForPoints));
  const points = scoring.length > 0 ? await readPoints(ctx, { vendorId, contactIds: idsOf(scoring) }) : new Map();
  return (person) => toFacts(person, seen.get(person.contactId) ?? [], points.get(person.contactId) ?? 0);
}

function idsOf(standing: readonly Standing[]): string[] {
  return standing.map(({ person }) => person.contactId);
}

function conditionsOf(step: Step): Condition[] {
  return step.kind === 'branch' ? step.cases.map(({ when }) => when) : step.kind === 'wait_for' ? [step.when] : [];
}

function mailsAskedFor(step: Step): string[] {
  return conditionsOf(step).flatMap((when) => ('stepId' in when && when.stepId ? [when.stepId] : []));
}

function asksForPoints(when: Condition): boolean {
  return when.kind === 'score' && when.atLeast !== null;
}

function toFacts(person: DuePerson, seen: readonly SeenMail[], points: number): PersonFacts {
  const clicked = new Map<string, string[]>();
  for (const { kind, stepId, url } of seen)
    if (kind === 'click') clicked.set(stepId, [...(clicked.get(stepId) ?? []), url]);
  const { firstName, lastName, company, jobTitle, phone, country, language, tags, signals } = person;
  return {
    opened: new Set(seen.filter(({ kind }) => kind === 'open').map(({ stepId }) => stepId)),
    clicked,
    forms: new Set(signals.filter((one) => one.startsWith('form:')).map((one) => one.slice('form:'.length))),
    scored: signals.includes('score:'),
    points,
    fields: { firstName, lastName, company, jobTitle, phone, country, language },
    tags,
  };
}
