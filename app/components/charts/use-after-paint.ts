import { type ComponentType, useEffect, useState } from 'react';

/** A chart's view once its own chunk is there, which is asked for after the first paint; until then undefined. */
export function useAfterPaint<Props>(load: () => Promise<ComponentType<Props>>) {
  const [View, setView] = useState<ComponentType<Props>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart loads its view once
  useEffect(() => {
    let gone = false;
    load().then((loaded) => gone || setView(() => loaded));
    return () => {
      gone = true;
    };
  }, []);
  return View;
}
