import type { ScopedDb } from '#prisma/scoped-db.ts';
import type { PartnerId, UserId, VendorId } from './ids.ts';
import type { Logger } from './log.ts';
import type { Clock } from './time.ts';
import type { Installation } from './world.ts';

/** Whose rows a piece of work may see. The database enforces it (prisma/README.md). */
export type Scope =
  | { side: 'vendor'; vendorId: VendorId }
  | { side: 'partner'; partnerId: PartnerId }
  /** A vendor acting for a partner: content and launches, never the vault. */
  | { side: 'behalf'; vendorId: VendorId; partnerId: PartnerId };

export type VendorRole = 'admin' | 'marketer' | 'channel_manager';
export type PartnerRole = 'owner' | 'marketer' | 'sales_rep';
/** `vendor.admin`, `partner.owner` …: a role says its side. */
export type Role = `vendor.${VendorRole}` | `partner.${PartnerRole}`;

export type Actor =
  | { kind: 'user'; userId: UserId; name: string; email: string; role: Role }
  | { kind: 'api_key'; keyId: string; name: string; role: Role; scopes: readonly string[] }
  | { kind: 'system'; reason: string };

/** Who asks, and the way into the database. Built once per request (app/http) or per job (jobs/worker.ts). */
export type Caller<S extends Scope = Scope> = {
  readonly scope: S;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly install: Installation;
  readonly log: Logger;
  readonly requestId: string;
  /** Runs `work` in one transaction that sees only the scope's rows. Inside a transaction it joins that one. */
  readonly inScope: <T>(work: (ctx: Ctx<S>) => Promise<T>, options?: { timeoutMs?: number }) => Promise<T>;
};

/** A caller inside its transaction: all that a use case may touch. */
export type Ctx<S extends Scope = Scope> = Caller<S> & { readonly db: ScopedDb };

export type VendorScope = Extract<Scope, { side: 'vendor' }>;
export type PartnerScope = Extract<Scope, { side: 'partner' }>;
export type VendorCaller = Caller<VendorScope>;
export type PartnerCaller = Caller<PartnerScope>;
export type VendorCtx = Ctx<VendorScope>;
export type PartnerCtx = Ctx<PartnerScope>;

/**
 * One transaction in the caller's scope; joins the running one. No HTTP, mail, rendering or file work inside.
 *
 * @param options.timeoutMs default 15 000
 */
export function inTransaction<S extends Scope, T>(
  caller: Caller<S>,
  work: (ctx: Ctx<S>) => Promise<T>,
  options?: { timeoutMs?: number },
): Promise<T> {
  return caller.inScope(work, options);
}
