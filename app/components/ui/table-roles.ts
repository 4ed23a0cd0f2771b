/**
 * A table drawn as cards on phones loses its layout, and browsers then forget that it is a table. Spread on its
 * elements, these say so again.
 */
export const AS = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;
