import { z } from 'zod';
import { JourneyVersionId } from '#campaigns/kernel/ids.ts';
import { ActivationIdInput, Adjustments, EnrollmentListInput, JourneyDefinition, JourneyListInput } from './schema.ts';

// What the JSON API answers about journeys. Instants are ISO 8601 in UTC.
const Instant = z.iso.datetime();
const Count = z.number().int();
const Limit = z.coerce.number().int().min(1).max(200).default(50);
const Cursor = z.string().max(200).optional();
const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const NothingOut = z.object({});

const Journey = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  status: z.enum(['draft', 'published', 'withdrawn']),
  current: Count.nullable().meta({ description: 'The version that is offered; null before the first' }),
  updatedAt: Instant,
});
export const JourneyListQuery = JourneyListInput.extend({ limit: Limit });
export const JourneyListOut = paged(Journey.extend({ partners: Count }));

const Named = z.object({ id: z.string(), name: z.string() });
const Problem = z.object({
  stepId: z.string().nullable().meta({ description: 'null = the journey as a whole' }),
  code: z.string(),
});
export const JourneyProblemsOut = z.object({ problems: z.array(Problem) });
export const JourneyOut = Journey.extend({
  tiers: z.array(Named).meta({ description: 'With `groups`, whom it is for; both empty: every partner' }),
  groups: z.array(Named),
  definition: JourneyDefinition,
  revision: Count,
  problems: z.array(Problem),
  changed: z.boolean().meta({ description: 'The draft is not the version that is offered' }),
  versions: z.array(z.object({ id: z.string(), number: Count, publishedBy: z.string(), publishedAt: Instant })),
}).meta({ id: 'Journey' });
export const JourneyPublishedOut = z.object({ versionId: z.string(), number: Count });

export const SimulationOut = z.object({
  people: Count,
  seed: Count,
  steps: z.record(z.string(), z.object({ came: Count, ways: z.record(z.string(), Count) })),
  ends: z.record(z.string(), Count),
  medianDays: z.number(),
});

const Offer = z.object({
  vendorId: z.string(),
  vendorName: z.string(),
  journeyId: z.string(),
  name: z.string(),
  description: z.string(),
  activationId: z.string().nullable().meta({ description: 'The run of it that is not stopped' }),
});
export const OfferedJourneysOut = z.object({ items: z.array(Offer) });
export const OfferedJourneyOut = Offer.extend({
  versionId: z.string(),
  number: Count,
  definition: JourneyDefinition,
}).meta({ id: 'OfferedJourney' });

const Run = z.object({
  id: z.string(),
  vendorId: z.string(),
  journeyId: z.string(),
  name: z.string(),
  vendorName: z.string(),
  state: z.enum(['running', 'paused', 'stopped']),
  startedAt: Instant,
  entered: Count,
  finished: Count,
  exited: Count,
});
export const ActivationListQuery = z.object({ limit: Limit, cursor: Cursor });
export const ActivationListOut = paged(Run);
export const ActivationOut = Run.extend({
  versionId: z.string(),
  number: Count,
  newer: z.object({ versionId: z.string(), number: Count }).nullable(),
  audience: z.object({ id: z.string(), name: z.string() }).nullable(),
  timeZone: z.string(),
  adjustments: Adjustments,
  stoppedAt: Instant.nullable(),
  steps: z.record(z.string(), z.object({ here: Count, done: Count })),
}).meta({ id: 'JourneyRun' });

export const TakeUpVersionBody = ActivationIdInput.extend({
  versionId: JourneyVersionId,
  moveInside: z.boolean().default(false),
});
export const TakenUpOut = z.object({ moved: Count });

export const EnrollmentListQuery = EnrollmentListInput;
export const EnrollmentListOut = paged(
  z.object({
    id: z.string(),
    contactId: z.string(),
    email: z.string(),
    name: z.string(),
    state: z.enum(['active', 'finished', 'exited']),
    stepId: z.string(),
    reason: z.string().nullable(),
    dueAt: Instant.nullable(),
    enteredAt: Instant,
    leftAt: Instant.nullable(),
  }),
);
