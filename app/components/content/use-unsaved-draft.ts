import { useEffect, useState } from 'react';
import { isSameSource, isSource, type Source } from './studio-source.ts';

type Draft = Source & { basedOn: number };

/**
 * What was typed and not saved as a version, kept in this browser: a crash, a closed tab or a lost connection loses no
 * work. `found` is what an earlier visit left behind.
 */
export function useUnsavedDraft(templateId: string, latest: Source & { number: number }) {
  const key = `throughline.template.${templateId}`;
  const [found, setFound] = useState<Draft | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the studio opens
  useEffect(() => {
    const draft = readDraft(key);
    if (draft && !isSameSource(draft, latest)) setFound(draft);
  }, [key]);

  return {
    found,
    /** The newest text; nothing is kept of what is saved already. */
    keep: (source: Source) => write(key, isSameSource(source, latest) ? null : { ...source, basedOn: latest.number }),
    drop: () => {
      write(key, null);
      setFound(null);
    },
    hide: () => setFound(null),
  };
}

/** Storage can be full, or not be allowed; the text is still on the screen then. */
function write(key: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {}
}

function readDraft(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isSource(draft) && 'basedOn' in draft && typeof draft.basedOn === 'number' ? (draft as Draft) : null;
  } catch {
    return null;
  }
}
