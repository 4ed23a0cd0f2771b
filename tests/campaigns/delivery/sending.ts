import { advanceMailing } from '#campaigns/delivery/advance-mailing.ts';
import type { SendingCaller } from '#campaigns/delivery/sending-batch.ts';
import { makeSendingDesk, type SendingPace } from '#campaigns/delivery/sending-desk.ts';
import type { Mailer } from '#campaigns/delivery/transports/mailer.ts';
import { makeSmtpMailer } from '#campaigns/delivery/transports/smtp.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { anSmtpSink, type SmtpSink } from '#tests/fakes/smtp-sink.ts';
import { atEndOfTest } from '#tests/setup/endings.ts';

const toClose: (() => Promise<void>)[] = [];
atEndOfTest(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** A sink that ends with the test. */
export async function aSink(): Promise<SmtpSink> {
  const sink = await anSmtpSink();
  toClose.push(() => sink.stop());
  return sink;
}

/** A mailer into the sink that ends with the test. */
export function aMailerTo(sink: SmtpSink, pool = 4): Mailer {
  const mailer = makeSmtpMailer({ kind: 'smtp', url: sink.url, pool, dkim: null });
  toClose.push(() => mailer.close());
  return mailer;
}

/** A caller as a worker process has it: its own desk. Two of them stand for two processes. */
export function aSender(
  caller: PartnerCaller,
  mailer: Mailer,
  pace: Partial<SendingPace> = {},
): SendingCaller & { stop(): void } {
  const stopping = new AbortController();
  return {
    ...caller,
    mailer,
    desk: makeSendingDesk(mailer, pace),
    stopping: stopping.signal,
    stop: () => stopping.abort(),
  };
}

/** Advances a mailing as the bells would, until it has nothing to do at the moment. */
export async function advance(sender: SendingCaller, mailingId: MailingId): Promise<void> {
  while ((await advanceMailing(sender, { mailingId })) === 'again');
}

export type Figures = {
  state: string;
  pauseReason: string | null;
  audience: number;
  accepted: number;
  failed: number;
  skipped: number;
  unknown: number;
  cancelled: number;
};

/** A mailing's state and settled counts, as its row says. */
export function figuresOf(caller: PartnerCaller, mailingId: MailingId): Promise<Figures> {
  return inTransaction(caller, async ({ db, scope }) => {
    const m = await db.mailing.findUniqueOrThrow({
      where: { partnerId_id: { partnerId: scope.partnerId, id: mailingId } },
    });
    return {
      state: m.state,
      pauseReason: m.pauseReason,
      audience: m.audienceCount,
      accepted: m.acceptedCount,
      failed: m.failedCount,
      skipped: m.skippedCount,
      unknown: m.unknownCount,
      cancelled: m.cancelledCount,
    };
  });
}

/** How many rows stand in each state, counted from the rows. */
export function rowsByState(caller: PartnerCaller, mailingId: MailingId): Promise<Record<string, number>> {
  return inTransaction(caller, async ({ db, scope }) => {
    const groups = await db.delivery.groupBy({
      by: ['state'],
      where: { partnerId: scope.partnerId, mailingId },
      _count: true,
    });
    return Object.fromEntries(groups.map((group) => [group.state, group._count]));
  });
}

/** Waits until something is so. It asks, because what it waits for happens in other processes. */
export async function until(isSo: () => Promise<boolean>, what: string, everyMs = 100): Promise<void> {
  const deadline = Date.now() + 110_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Numbers from 0 to 1 that are the same in every run; SEED in the environment makes others. Says which it took. */
export function seededRandom(name: string): () => number {
  const seed = `${process.env.SEED ?? '1'} ${name}`;
  console.log(`seed: ${seed}`);
  let state = [...seed].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5);
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the vendor would be told, with the names of the mailing's figures. */
export function totalsOf(caller: PartnerCaller, launchId: string) {
  return inTransaction(caller, ({ db }) =>
    db.launchTotals.findFirst({
      where: { launchId },
      select: { audience: true, accepted: true, failed: true, skipped: true, unknown: true, cancelled: true },
    }),
  );
}
