import type { SendingDesk } from '#campaigns/delivery/sending-desk.ts';
import type { Mailer } from '#campaigns/delivery/transports/mailer.ts';
import type { Caller, Scope } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';
import type { Outbound } from '#campaigns/kernel/outbound.ts';
import type { Networks } from '#campaigns/social/networks/network.ts';
import type { SocialPace } from '#campaigns/social/social-pace.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import type { Ring } from './define-job.ts';

/** The outside world, as far as jobs may touch it. Built once per process by jobs/worker.ts. */
export type JobTools = {
  mailer: Mailer;
  systemMailer: SystemMailer;
  files: FileStore;
  /** heads without personal data, across owners; for sweeps */
  system: SystemDb;
  /** what the sending of this process shares: render plans, which mailings it is at, its pace */
  desk: SendingDesk;
  /** the social networks, and how they are treated */
  social: { networks: Networks; pace: SocialPace };
  /** for addresses that a person chose, as feeds have: public ones alone */
  outbound: Outbound;
  /** a way into one owner's rows, for jobs that fan out */
  enter: <S extends Scope>(scope: S, reason: string) => Caller<S>;
  /** adds more jobs; best effort, because what must happen is a row with a due time */
  ring: (rings: readonly Ring[]) => Promise<void>;
  /** fires when the process is to stop: finish what is in hand, take no more */
  stopping: AbortSignal;
};
