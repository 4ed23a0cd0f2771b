import type { Database } from '#prisma/client.ts';
import { openScope } from '#prisma/scoped-db.ts';
import type { Actor, Caller, Ctx, Scope } from './context.ts';
import type { Logger } from './log.ts';
import type { Keys } from './secrets.ts';
import type { Clock } from './time.ts';

/** What is true of the whole installation; plain values, no way out into the world. */
export type Installation = {
  /** Origin without a trailing slash: "https://campaigns.example.com" */
  publicUrl: string;
  /** Domain of the addresses that mail is sent from. */
  mailFromDomain: string;
  /** Mail goes into the local mailbox and not to people. */
  captured: boolean;
  /** SMTP mail is signed by us; SES signs by itself. */
  dkimSigned: boolean;
  demo: boolean;
  keys: Keys;
};

/** One per process, built by app/http/world.server.ts and jobs/worker.ts alone. */
export type World = {
  database: Database;
  install: Installation;
  clock: Clock;
  log: Logger;
};

/** Someone's way in: a scope, an actor and the means to open transactions in it. */
export function makeCaller<S extends Scope>(
  world: World,
  who: { scope: S; actor: Actor; requestId: string },
): Caller<S> {
  const { scope, actor, requestId } = who;
  const base = { scope, actor, requestId, clock: world.clock, install: world.install, log: world.log };
  const settings = {
    side: scope.side,
    ...(scope.side === 'partner' ? {} : { vendorId: scope.vendorId }),
    ...(scope.side === 'vendor' ? {} : { partnerId: scope.partnerId }),
  };
  return {
    ...base,
    inScope: (work, options) =>
      openScope(
        world.database.app,
        settings,
        (db) => {
          const ctx: Ctx<S> = { ...base, db, inScope: (inner) => inner(ctx) };
          return work(ctx);
        },
        options?.timeoutMs,
      ),
  };
}
