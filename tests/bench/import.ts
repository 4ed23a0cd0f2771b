import { createReadStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { confirmImport } from '#campaigns/contacts/confirm-import.ts';
import { importContacts } from '#campaigns/contacts/import-contacts.ts';
import { getImport, type ImportView } from '#campaigns/contacts/import-queries.ts';
import { mapImport } from '#campaigns/contacts/map-import.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';
import { bareCopy } from './import/bare-copy.ts';
import { writePeople } from './import/people.ts';
import { type Stage, setStage } from './import/stage.ts';

// 500,000 people through the product's own way (upload, dry run, yes, applied) in a real worker process, beside a bare
// COPY of the same file. Counted is what follows the person's yes: from the confirmed dry run to the last row visible.
const ROWS = Number(process.env.ROWS ?? 500_000);
const COLUMNS = 9;

const stage = await setStage();
try {
  const list = path.join(stage.folder, 'people.csv');
  const { bytes, sha256 } = await writePeople(list, ROWS);
  console.log(`${ROWS} rows, ${Math.round(bytes / 1e6)} MB`);
  const file = { fileName: 'people.csv', bytes, sha256, open: () => createReadStream(list) };
  const first = await timed(stage, file);
  console.log(
    `read ${perSecond(first.readMs)}/s, applied ${perSecond(first.applyMs)}/s, ${first.done.summary?.new} new`,
  );
  const again = await timed(stage, file);
  console.log(`again: ${again.done.summary?.unchanged} unchanged, ${again.done.summary?.changed} changed`);
  const visible = await inTransaction(stage.caller, ({ db }) => db.contact.count());
  const copyMs = await bareCopy(stage.databaseUrl, list, COLUMNS);
  if (visible !== ROWS) throw new Error(`${visible} of ${ROWS} rows are there`);
  const [value, baseline] = [perSecond(first.applyMs), perSecond(copyMs)];
  console.log(
    JSON.stringify({
      bench: 'import',
      value,
      unit: 'rows/s',
      baseline,
      ratio: Number((value / baseline).toFixed(3)),
      rows: ROWS,
      uploadMs: Math.round(first.uploadMs),
      parseRowsPerSecond: perSecond(first.readMs),
      applySeconds: Number((first.applyMs / 1000).toFixed(1)),
      wholeRowsPerSecond: perSecond(first.uploadMs + first.readMs + first.applyMs),
      sameFileAgain: {
        changed: again.done.summary?.changed,
        unchanged: again.done.summary?.unchanged,
        rowsPerSecond: perSecond(again.applyMs),
      },
      peakRssMb: stage.worker.peakRssMb(),
    }),
  );
} finally {
  await stage.close();
}

function perSecond(ms: number): number {
  return Math.round(ROWS / (ms / 1000));
}

type Timed = { uploadMs: number; readMs: number; applyMs: number; done: ImportView };

async function timed(on: Stage, file: Parameters<typeof importContacts>[1]['file']): Promise<Timed> {
  const { caller } = on;
  const start = performance.now();
  const { importId } = await importContacts(caller, { file });
  const uploaded = performance.now();
  const { columns } = await inTransaction(caller, (ctx) => getImport(ctx, importId));
  await mapImport(caller, {
    importId,
    columns: Object.fromEntries(columns.map(({ header, field }) => [header, field ?? ''])),
    legalBasis: 'consent',
    consentSource: 'bench',
    trackingConsent: false,
    tags: [],
  });
  await until(on, importId, 'ready');
  const ready = performance.now();
  await confirmImport(caller, { importId });
  const done = await until(on, importId, 'done');
  return { uploadMs: uploaded - start, readMs: ready - uploaded, applyMs: performance.now() - ready, done };
}

async function until(on: Stage, importId: ImportId, status: ImportView['status']): Promise<ImportView> {
  for (;;) {
    const view = await inTransaction(on.caller, (ctx) => getImport(ctx, importId));
    if (view.status === status) return view;
    if (view.status === 'failed') throw new Error(view.error ?? 'the import failed');
    await sleep(100);
  }
}
