import type { MailingId } from '#campaigns/kernel/ids.ts';
import type { RenderPlan } from '#templates/engine/render.ts';
import type { WaitReason } from './mailing-state.ts';
import type { Mailer } from './transports/mailer.ts';

/** How mail is sent; only tests give other figures than these. */
export type SendingPace = {
  /** after this long a claimed or sending delivery belongs to nobody; longer than any try at the wire */
  leaseMs: number;
  /** most deliveries in `sending` at a time per mailing and process: what a kill can leave unknown */
  windowSize: number;
  /** deliveries claimed at a time */
  claimSize: number;
  /** a turn is taken when so many are back from the wire */
  turnSize: number;
  /** a delivery that was marked longer ago goes back for a new last look instead of onto the wire */
  markFreshMs: number;
  /** after this long at one mailing the others get their turn */
  sliceMs: number;
};

const PACE: SendingPace = {
  leaseMs: 90_000,
  windowSize: 25,
  claimSize: 200,
  turnSize: 8,
  markFreshMs: 3_000,
  sliceMs: 10_000,
};

const MAX_PLANS = 40; // about 200 KB each
const MAX_BACKOFF_MS = 10 * 60_000; // SES advises to wait up to ten minutes

/** What all sending of one process shares. */
export type SendingDesk = {
  readonly pace: SendingPace;
  /** False when this process is at the mailing already: one loop per mailing and process is the quickest. */
  enter(mailingId: MailingId): boolean;
  leave(mailingId: MailingId): void;
  /** Waits for a free place on the wire; places are given in the order they were asked for, whatever the mailing. */
  takePlace(): Promise<() => void>;
  /** The mailing's compiled sources; made once and kept while it is being sent. */
  plan(mailingId: MailingId, make: () => Promise<RenderPlan>): Promise<RenderPlan>;
  /** The provider wants a pause: nobody of this process sends before it is over. */
  park(reason: WaitReason, retryAfterMs: number | null): void;
  parked(): { until: number; reason: WaitReason } | null;
  /** Something was accepted: the next pause starts small again. */
  unpark(): void;
};

/** One per worker process. */
export function makeSendingDesk(mailer: Pick<Mailer, 'concurrency'>, pace: Partial<SendingPace> = {}): SendingDesk {
  const at = new Set<MailingId>();
  const plans = new Map<MailingId, Promise<RenderPlan>>();
  let park: { until: number; reason: WaitReason } | null = null;
  let backoffs = 0;
  return {
    pace: { ...PACE, ...pace },
    enter: (mailingId) => !at.has(mailingId) && at.add(mailingId).has(mailingId),
    leave: (mailingId) => void at.delete(mailingId),
    takePlace: makePlaces(mailer.concurrency),
    plan: (mailingId, make) => {
      const plan = plans.get(mailingId) ?? make();
      plans.delete(mailingId);
      plans.set(mailingId, plan);
      plan.catch(() => plans.delete(mailingId));
      const [oldest] = plans.keys();
      if (plans.size > MAX_PLANS && oldest) plans.delete(oldest);
      return plan;
    },
    park: (reason, retryAfterMs) => {
      const now = Date.now();
      // All that was on the wire says the same at once; it is one pause.
      if (park && park.until > now) return;
      const backoff = Math.min(1000 * 2 ** backoffs, MAX_BACKOFF_MS) * (1 + Math.random() / 2);
      backoffs += 1;
      park = { until: now + (retryAfterMs ?? backoff), reason };
    },
    parked: () => (park && park.until > Date.now() ? park : null),
    unpark: () => {
      backoffs = 0;
    },
  };
}

function makePlaces(count: number): () => Promise<() => void> {
  let free = count;
  const waiting: (() => void)[] = [];
  const release = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return release;
  };
}
