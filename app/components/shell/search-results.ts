/** What `GET {searchUrl}?q=` answers. */
export type SearchResults = {
  groups: { key: string; label: string; items: { id: string; label: string; detail?: string; to: string }[] }[];
};

export type SearchState =
  | { kind: 'idle' }
  | { kind: 'searching' }
  | { kind: 'failed' }
  | { kind: 'found'; results: SearchResults };
