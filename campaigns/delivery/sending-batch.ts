import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { DeliveryId } from '#campaigns/kernel/ids.ts';
import type { RenderPlan } from '#templates/engine/render.ts';
import type { PauseReason } from './mailing-state.ts';
import type { MailingHead } from './render-delivery.ts';
import type { SendingDesk } from './sending-desk.ts';
import type { Settled } from './sending-turn.sql.ts';
import type { Mailer } from './transports/mailer.ts';

export type SendingCaller = PartnerCaller & { desk: SendingDesk; mailer: Mailer; stopping: AbortSignal };

/** Why a process leaves a mailing. */
export type BatchEnd =
  /** nothing is left that could be claimed now */
  | { kind: 'drained' }
  /** others are to get their turn; there may be more */
  | { kind: 'slice_over' }
  /** paused, cancelled, or the process is to stop */
  | { kind: 'stopped' }
  /** the provider wants a pause */
  | { kind: 'parked' }
  /** it must not go on by itself */
  | { kind: 'halted'; reason: PauseReason; detail: string }
  /** the database could not be reached */
  | { kind: 'failed'; error: unknown };

/** Everything a process holds in hand while it is at one mailing. */
export type SendingBatch = {
  readonly caller: SendingCaller;
  readonly mailing: MailingHead;
  readonly plan: RenderPlan;
  readonly startedAt: number;
  /** names what this process took last; a row belongs to whoever's claim it carries */
  claim: string;
  readonly claims: string[];
  /** claimed and not marked yet, in the order of their ids */
  claimed: DeliveryId[];
  /** the last id claimed; '' = from the front */
  cursor: string;
  exhausted: boolean;
  /** marked `sending` and not back from the wire */
  open: number;
  /** back from the wire so far */
  done: number;
  /** back from the wire and not settled in the database */
  finished: Settled[];
  /** refused because the address does not exist; noted after the turn that settles them */
  bounced: { deliveryId: DeliveryId; reason: string }[];
  /** the certain answers so far: refused or accepted, newest last */
  refusals: boolean[];
  end: BatchEnd | null;
  failedTurns: number;
  readonly bell: Bell;
};

export type Bell = { ring(): void; wait(): Promise<void> };

export function openBatch(caller: SendingCaller, given: { mailing: MailingHead; plan: RenderPlan }): SendingBatch {
  return {
    ...given,
    caller,
    startedAt: Date.now(),
    claim: '',
    claims: [],
    claimed: [],
    cursor: '',
    exhausted: false,
    open: 0,
    done: 0,
    finished: [],
    bounced: [],
    refusals: [],
    end: null,
    failedTurns: 0,
    bell: makeBell(),
  };
}

/** May what is marked still go on the wire? When the time is up it may: it was promised to the wire already. */
export function maySend({ end, caller }: SendingBatch): boolean {
  return (end === null || end.kind === 'slice_over') && !caller.stopping.aborted && !caller.desk.parked();
}

/** Ends a batch; a graver reason takes the place of the clock's. */
export function endBatch(batch: SendingBatch, end: BatchEnd): void {
  if (batch.end === null || batch.end.kind === 'slice_over') batch.end = end;
}

/** One waiter, many ringers; a ring before the wait is not lost. */
function makeBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async () => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      wake = null;
      rung = false;
    },
  };
}
