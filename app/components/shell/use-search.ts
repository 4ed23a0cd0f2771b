import { useEffect, useState } from 'react';
import type { SearchResults, SearchState } from './search-results.ts';

const TYPING_PAUSE_MS = 150;

/** Asks the server a moment after the last key; an answer to an older question is dropped. */
export function useSearch(url: string | undefined, query: string): SearchState {
  const [state, setState] = useState<SearchState>({ kind: 'idle' });
  useEffect(() => {
    const wanted = query.trim();
    if (!url || wanted === '') {
      setState({ kind: 'idle' });
      return;
    }
    const stop = new AbortController();
    setState((before) => (before.kind === 'found' ? before : { kind: 'searching' }));
    const timer = setTimeout(() => {
      ask(`${url}?${new URLSearchParams({ q: wanted })}`, stop.signal)
        .then((results) => setState({ kind: 'found', results }))
        .catch(() => stop.signal.aborted || setState({ kind: 'failed' }));
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url, query]);
  return state;
}

async function ask(address: string, signal: AbortSignal): Promise<SearchResults> {
  const answer = await fetch(address, { signal, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}
