import { type FitViewOptions, Panel, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { IconButton } from '../ui/icon-button.tsx';

/** Nearer, farther, all of it. */
export function CanvasZoom({ fit }: { fit: FitViewOptions }) {
  const t = useT(words);
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <Panel position="bottom-right" className="flex rounded-sm border border-line bg-raised">
      <IconButton type="button" size="sm" icon={Plus} label={t('journeys.zoomIn')} onClick={() => void zoomIn()} />
      <IconButton type="button" size="sm" icon={Minus} label={t('journeys.zoomOut')} onClick={() => void zoomOut()} />
      <IconButton type="button" size="sm" icon={Maximize} label={t('journeys.fit')} onClick={() => void fitView(fit)} />
    </Panel>
  );
}
