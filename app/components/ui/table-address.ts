type Named = { name: string };

/** Parameters that move within a list; a new search or order begins at the start. */
const PLACE = ['cursor', 'page'];

/** Whether a search or a filter holds rows back. */
export function isNarrowed(params: URLSearchParams, filters: readonly Named[]): boolean {
  return ['q', ...filters.map((filter) => filter.name)].some((name) => (params.get(name) ?? '') !== '');
}

/** The address without search, filters and place; the order and everything else stays. */
export function clearedAddress(params: URLSearchParams, filters: readonly Named[]): string {
  const next = new URLSearchParams(params);
  for (const name of ['q', ...filters.map((filter) => filter.name), ...PLACE]) next.delete(name);
  return `?${next}`;
}

export type SortState = 'ascending' | 'descending' | 'none';

export function sortStateOf(params: URLSearchParams, key: string): SortState {
  const sort = params.get('sort');
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}

/** The address a column's head leads to: its first direction, then the other, then back to the usual order. */
export function sortedAddress(params: URLSearchParams, key: string, first: 'asc' | 'desc'): string {
  const turns = first === 'asc' ? [key, `-${key}`] : [`-${key}`, key];
  const current = params.get('sort');
  const next = new URLSearchParams(params);
  for (const name of PLACE) next.delete(name);
  const turn = current === turns[0] ? turns[1] : current === turns[1] ? undefined : turns[0];
  if (turn === undefined) next.delete('sort');
  else next.set('sort', turn);
  return `?${next}`;
}

/** What a toolbar form holds as an address: over the old parameters, empty ones left out, back at the start. */
export function filteredAddress(params: URLSearchParams, form: FormData): string {
  const next = new URLSearchParams(params);
  for (const name of PLACE) next.delete(name);
  for (const name of new Set(form.keys())) {
    const value = String(form.get(name) ?? '').trim();
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return `?${next}`;
}
