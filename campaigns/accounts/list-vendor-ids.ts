import type { VendorId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

/** Every vendor of the installation: for sweeps that enter each one's scope. */
export async function listVendorIds(system: SystemDb): Promise<VendorId[]> {
  const rows = await system.vendor.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
  return rows.map(({ id }) => id as VendorId);
}
