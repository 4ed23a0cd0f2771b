/** Texts that hold these words, in any case. Prisma would read % and _ in them as patterns. */
export function holding(words: string): { contains: string; mode: 'insensitive' } {
  return { contains: words.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' };
}
