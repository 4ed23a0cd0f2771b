import type { Prisma, PrismaClient } from './generated/client.ts';

declare const scoped: unique symbol;
declare const system: unique symbol;

/** A transaction that sees one scope's rows. Only `openScope` makes one, so a bare client does not compile. */
export type ScopedDb = Prisma.TransactionClient & { readonly [scoped]: true };

/** A connection of the vault-free system role (prisma/README.md lists what it may touch). */
export type SystemDb = PrismaClient & { readonly [system]: true };

export type ScopeSettings = {
  side: 'vendor' | 'partner' | 'behalf';
  vendorId?: string;
  partnerId?: string;
};

/**
 * Opens one transaction and tells the database whose rows it may see. `set_config(…, true)` ends with the transaction,
 * so nothing leaks through a pool.
 *
 * @param timeoutMs default 15 000; the whole transaction is rolled back after it
 */
export function openScope<T>(
  client: PrismaClient,
  settings: ScopeSettings,
  work: (db: ScopedDb) => Promise<T>,
  timeoutMs = 15_000,
): Promise<T> {
  return client.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.side', ${settings.side}, true),
        set_config('app.vendor_id', ${settings.vendorId ?? ''}, true),
        set_config('app.partner_id', ${settings.side === 'behalf' ? '' : (settings.partnerId ?? '')}, true),
        set_config('app.acting_for', ${settings.side === 'behalf' ? (settings.partnerId ?? '') : ''}, true)`;
      return work(tx as ScopedDb);
    },
    { timeout: timeoutMs, maxWait: 10_000 },
  );
}
