import { type ComponentType, useEffect, useState } from 'react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Drawing } from '#campaigns/journeys/lay-out.ts';
import type { Step } from '#campaigns/journeys/schema.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import type { CanvasViewProps } from './journey-canvas-view.tsx';
import { stepInWords, type TemplateNames, wayInWords } from './step-in-words.ts';

type CanvasProps = {
  drawing: Drawing;
  steps: readonly Step[];
  templates?: TemplateNames;
  /** the step that is open */
  open?: string | null;
  /** steps that something is wrong with */
  wrong?: ReadonlySet<string>;
  /** figures of a step in words */
  figures?: (stepId: string) => string;
  /** where a step's name leads; without it, nothing can be opened */
  stepTo?: (stepId: string) => string;
  /** where a step is added on a way; without it, nothing can be added */
  addTo?: (stepId: string, way: string) => string;
};

const NO_TEMPLATES: TemplateNames = new Map();
const NONE: ReadonlySet<string> = new Set();

/** A journey as a drawing. Its code is large and comes after the first paint; the list shows the same without it. */
export function JourneyCanvas({ drawing, steps, templates = NO_TEMPLATES, wrong = NONE, ...given }: CanvasProps) {
  const t = useT(words);
  const [View, setView] = useState<ComponentType<CanvasViewProps>>();
  useEffect(() => {
    let gone = false;
    import('./journey-canvas-view.tsx').then((module) => gone || setView(() => module.default));
    return () => {
      gone = true;
    };
  }, []);
  const known = new Map(steps.map((step) => [step.id, step]));
  const { open, figures, stepTo, addTo } = given;
  const nodes = drawing.nodes.flatMap(({ id, x, y }) => {
    const step = known.get(id);
    if (!step) return [];
    const says = stepInWords(t, step, templates);
    const data = {
      ...{ kind: step.kind, name: step.name, kindName: t(`journeys.kinds.${step.kind}`), says },
      ...{ figures: figures?.(id) ?? '', wrong: wrong.has(id) ? t('journeys.canvasWrong') : '' },
      ...{ isOpen: open === id, to: stepTo?.(id) ?? null },
    };
    return [{ id, x, y, data }];
  });
  const edges = drawing.edges.flatMap(({ way, label, ...edge }) => {
    const step = known.get(edge.from);
    if (!step) return [];
    const called = wayInWords(t, step, way);
    const add = addTo
      ? {
          to: addTo(edge.from, way),
          label: t('journeys.addHere', { name: step.name, way: called || t('journeys.ways.next') }),
        }
      : null;
    const name = known.get(edge.to)?.name ?? '';
    const says = t('journeys.leadsTo', { way: called || t('journeys.ways.next'), name });
    return [{ ...edge, data: { path: edge.path, says, label: called, at: label, add } }];
  });
  return (
    <section aria-label={t('journeys.canvas')} className="flex flex-col gap-2">
      <p className="text-sm text-muted">
        {t(addTo ? 'journeys.canvasHelp' : stepTo ? 'journeys.canvasHelpOpen' : 'journeys.canvasHelpRead')}
      </p>
      <div className="overflow-hidden rounded-md border border-line bg-sunken" style={{ height: heightOf(drawing) }}>
        {View ? <View size={drawing.size} nodes={nodes} edges={edges} /> : <Skeleton lines={6} />}
      </div>
    </section>
  );
}

/** As high as the drawing, so that it can be read as it comes, within what a window shows. */
function heightOf({ nodes, size }: Drawing): string {
  const bottom = Math.max(0, ...nodes.map(({ y }) => y)) + size.height;
  return `clamp(20rem, ${Math.round(bottom * 1.3)}px, 85svh)`;
}
