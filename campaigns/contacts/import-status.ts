import { z } from 'zod';

export const ImportStatus = z.enum(['uploaded', 'reading', 'ready', 'applying', 'done', 'failed', 'cancelled']);
export type ImportStatus = z.infer<typeof ImportStatus>;

/** Which moves an import may make. A finished one stays what it is. */
export const IMPORT_MOVES = {
  uploaded: ['reading', 'cancelled', 'failed'],
  reading: ['ready', 'cancelled', 'failed'],
  ready: ['reading', 'applying', 'cancelled', 'failed'],
  applying: ['done', 'cancelled', 'failed'],
  done: [],
  failed: ['reading'],
  cancelled: [],
} as const satisfies Record<ImportStatus, readonly ImportStatus[]>;
