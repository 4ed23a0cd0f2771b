import type { PartnerId, ReminderId, VendorId } from '#campaigns/kernel/ids.ts';
import { mondayOf, toLocalTime } from '#campaigns/kernel/time.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

/** Mondays at eight, by the organization's clock; what a stopped installation missed follows until midnight. */
const FROM_HOUR = '08:00';
/** A reminder's own event rings first; the sweep is for what that lost. */
const REMINDER_GRACE_MS = 60_000;

export type DueDigest = { side: 'vendor' | 'partner'; organizationId: VendorId | PartnerId; week: string };

/** Organizations whose Monday morning has come and whose digest is not done. Ids and zones only. */
export async function findDueDigests(system: SystemDb, now: Date): Promise<DueDigest[]> {
  const select = { id: true, timeZone: true } as const;
  const all = [
    ...(await system.vendor.findMany({ select })).map((row) => ({ ...row, side: 'vendor' as const })),
    ...(await system.partner.findMany({ select })).map((row) => ({ ...row, side: 'partner' as const })),
  ];
  const weeks = new Map<string, string | null>();
  const due = all.flatMap(({ id, side, timeZone }) => {
    if (!weeks.has(timeZone)) weeks.set(timeZone, weekDue(now, timeZone));
    const week = weeks.get(timeZone);
    return week ? [{ side, organizationId: id as VendorId | PartnerId, week }] : [];
  });
  if (due.length === 0) return [];
  const done = await system.sentNotice.findMany({
    where: { key: { in: [...new Set(due.map(({ week }) => `digest.${week}`))] } },
    select: { organizationId: true },
  });
  const doneIds = new Set(done.map(({ organizationId }) => organizationId));
  return due.filter(({ organizationId }) => !doneIds.has(organizationId));
}

/** The Monday on which a digest is due at this instant in this zone, else null. A zone that is gone counts as UTC. */
export function weekDue(now: Date, timeZone: string): string | null {
  const local = localTime(now, timeZone);
  const day = local.slice(0, 10);
  return mondayOf(day) === day && local.slice(11) >= FROM_HOUR ? day : null;
}

function localTime(now: Date, timeZone: string): string {
  try {
    return toLocalTime(now, timeZone);
  } catch {
    return toLocalTime(now, 'UTC');
  }
}

export type DueReminder = { vendorId: VendorId; partnerId: PartnerId; reminderId: ReminderId };

/** Reminders whose mails have not been handed over. */
export async function findDueReminders(system: SystemDb, now: Date): Promise<DueReminder[]> {
  const rows = await system.reminder.findMany({
    where: { mailedAt: null, createdAt: { lt: new Date(now.getTime() - REMINDER_GRACE_MS) } },
    take: 500,
    select: { vendorId: true, partnerId: true, id: true },
  });
  return rows.map(({ vendorId, partnerId, id }) => ({
    ...{ vendorId: vendorId as VendorId, partnerId: partnerId as PartnerId, reminderId: id as ReminderId },
  }));
}
