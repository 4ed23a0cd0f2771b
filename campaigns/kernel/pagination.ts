import { z } from 'zod';

/** A page of a list. `cursor` is the last id of the page before. */
export type Page = { limit: number; cursor?: string | undefined };
export type Paged<T> = { items: T[]; nextCursor: string | null };

export const PageInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** Cuts `limit + 1` fetched rows to a page and names where the next one starts. */
export function toPaged<R, T>(rows: R[], limit: number, cursorOf: (row: R) => string, shape: (row: R) => T): Paged<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(shape), nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
