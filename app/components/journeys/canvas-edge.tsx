import { Link } from '@remix-run/react';
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, useReactFlow } from '@xyflow/react';
import { Plus } from 'lucide-react';

export type EdgeData = {
  path: string;
  /** which way it is and where it leads */
  says: string;
  /** '' = the only way there is */
  label: string;
  at: { x: number; y: number };
  /** null = nothing can be added here */
  add: { to: string; label: string } | null;
};

/** A way on the canvas, its words, and the place where a step is put in. */
export function CanvasEdge({ data, markerEnd }: EdgeProps<Edge<EdgeData>>) {
  const { setCenter, getZoom } = useReactFlow();
  if (!data) return null;
  const { path, label, at, add } = data;
  return (
    <>
      <BaseEdge path={path} {...(markerEnd ? { markerEnd } : {})} style={{ stroke: 'var(--line-control)' }} />
      <EdgeLabelRenderer>
        <div
          className="nodrag nopan pointer-events-auto absolute flex flex-col items-center gap-0.5"
          style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
        >
          {/* Narrow, so that two ways out of one step do not cover each other's words. */}
          {label ? (
            <span className="max-w-24 rounded-xs bg-sunken px-1 text-center text-xs leading-tight text-muted">
              {label}
            </span>
          ) : null}
          {add ? (
            <Link
              to={add.to}
              preventScrollReset
              aria-label={add.label}
              title={add.label}
              // Who comes here with the keyboard may have come out of sight.
              onFocus={(event) =>
                event.currentTarget.matches(':focus-visible') && setCenter(at.x, at.y, { zoom: getZoom() })
              }
              className="flex size-6 items-center justify-center rounded-full border border-line-strong bg-raised text-muted hover:bg-hover hover:text-ink"
            >
              <Plus aria-hidden className="size-3.5" />
            </Link>
          ) : null}
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
