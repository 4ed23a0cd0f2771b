import { withClient } from '#prisma/roles.ts';

type Fill = { vendorId: string; fundId: string; entries: number };

/** Half as many balanced transactions as entries are wanted, written by the owner in pages; the triggers run. */
export async function fillLedger(databaseUrl: string, { vendorId, fundId, entries }: Fill): Promise<void> {
  await withClient(databaseUrl, async (owner) => {
    for (const table of ['LedgerTransaction', 'LedgerEntry'])
      await owner.query(`ALTER TABLE "${table}" NO FORCE ROW LEVEL SECURITY`);
    const page = 10_000;
    for (let done = 0; done < entries / 2; done += page) {
      await owner.query('BEGIN');
      await owner.query(
        `INSERT INTO "LedgerTransaction" ("vendorId", "id", "fundId", "currency", "partnerId", "kind", "cause", "subjectId", "postedBy", "postedAt")
         SELECT $1, 'ltx_fill_' || n, $2, 'EUR', NULL, 'budget', 'fill_' || n, $2, 'bench', now()
         FROM generate_series($3::int + 1, $4::int) n`,
        [vendorId, fundId, done, Math.min(done + page, entries / 2)],
      );
      await owner.query(
        `INSERT INTO "LedgerEntry" ("vendorId", "transactionId", "line", "fundId", "holder", "kind", "partnerId", "amountMinor", "currency", "postedAt")
         SELECT $1, 'ltx_fill_' || n, line, $2, 'fund', CASE line WHEN 1 THEN 'budget' ELSE 'pool' END, NULL,
           CASE line WHEN 1 THEN -1 ELSE 1 END, 'EUR', now()
         FROM generate_series($3::int + 1, $4::int) n, generate_series(1, 2) line`,
        [vendorId, fundId, done, Math.min(done + page, entries / 2)],
      );
      await owner.query('COMMIT');
    }
    for (const table of ['LedgerTransaction', 'LedgerEntry'])
      await owner.query(`ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY`);
    await owner.query('ANALYZE');
  });
}
