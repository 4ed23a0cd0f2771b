import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { confirmImport } from '#campaigns/contacts/confirm-import.ts';
import { importContacts } from '#campaigns/contacts/import-contacts.ts';
import { getImport, type ImportView } from '#campaigns/contacts/import-queries.ts';
import { mapImport } from '#campaigns/contacts/map-import.ts';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aCsvFile } from '#tests/factories/imports.ts';
import { aWorkerProcess, type WorkerProcess } from '#tests/fakes/worker-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';

const ROWS = process.env.SOAK === '1' ? 500_000 : 30_000;

test(
  'F15: an import whose worker is killed while reading and while applying ends whole, without doubles',
  async () => {
    const addresses = await freshDatabase();
    const { partnerCaller } = await aPartnerWorld({ addresses });
    const folder = mkdtempSync(path.join(tmpdir(), 'throughline-import-'));
    const caller = { ...partnerCaller, files: makeFileStore({ kind: 'directory', path: folder }) };
    const start = () => aWorkerProcess({ addresses, env: { MAIL: 'capture', FILES_DIR: folder } });
    const lines = Array.from({ length: ROWS }, (_, i) => `p${i}@x.test,P${i}\n`);
    const { importId } = await importContacts(caller, { file: aCsvFile(`email,first name\n${lines.join('')}`) });
    const look = () => inTransaction(caller, (ctx) => getImport(ctx, importId));
    const until = async (holds: (view: ImportView) => boolean): Promise<ImportView> => {
      for (;;) {
        const view = await look();
        if (view.status === 'failed') throw new Error(view.error ?? 'failed');
        if (holds(view)) return view;
      }
    };
    /** Half a minute later, as far as the lease goes: nobody can wait for it here. */
    const forgetLease = () =>
      inTransaction(caller, ({ db }) =>
        db.contactImport.updateMany({ where: { id: importId }, data: { leaseUntil: null } }),
      );
    let worker: WorkerProcess = await start();
    await mapImport(caller, {
      importId,
      legalBasis: 'consent',
      consentSource: 'form',
      trackingConsent: false,
      tags: [],
      columns: { email: 'email', 'first name': 'firstName' },
    });
    const half = await until(({ rowsRead }) => rowsRead > 0);
    expect(half.rowsRead).toBeLessThan(ROWS);
    await worker.kill();
    await forgetLease();
    worker = await start();
    expect((await until(({ status }) => status === 'ready')).summary).toMatchObject({
      new: ROWS,
      duplicate: 0,
      refused: 0,
    });

    await confirmImport(caller, { importId });
    await until(({ rowsApplied, status }) => rowsApplied > 0 || status === 'done');
    await worker.kill();
    const there = await inTransaction(caller, ({ db }) => db.contact.count());
    expect([0, ROWS]).toContain(there);
    await forgetLease();
    worker = await start();
    await until(({ status }) => status === 'done');
    const counts = await inTransaction(caller, async ({ db }) => [await db.contact.count(), await db.consent.count()]);
    expect(counts).toEqual([ROWS, ROWS]);
    await worker.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  process.env.SOAK === '1' ? 900_000 : 180_000,
);
