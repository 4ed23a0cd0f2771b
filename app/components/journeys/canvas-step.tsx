import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { Step } from '#campaigns/journeys/schema.ts';
import { STEP_ICON } from './step-icon.ts';

export type StepData = {
  kind: Step['kind'];
  name: string;
  kindName: string;
  says: string;
  figures: string;
  /** '' = nothing is wrong */
  wrong: string;
  isOpen: boolean;
  /** where it opens; null = it does not */
  to: string | null;
};

/** One step on the canvas. */
export function CanvasStep({ data }: NodeProps<Node<StepData>>) {
  const { kind, name, kindName, says, figures, wrong, isOpen, to } = data;
  const Glyph = STEP_ICON[kind];
  const border = isOpen ? 'border-accent ring-1 ring-accent' : wrong ? 'border-danger-line' : 'border-line-strong';
  return (
    <div
      className={`flex h-full flex-col justify-center gap-0.5 rounded-md border bg-raised px-3 text-ink ${border} ${to ? 'cursor-pointer hover:bg-hover' : ''}`}
    >
      {/* The library draws a way only between such places; its path is our own. */}
      <Handle type="target" position={Position.Top} isConnectable={false} className="invisible" />
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="invisible" />
      <p className="flex items-center gap-1.5 text-xs text-muted">
        <Glyph aria-hidden className="size-3.5 shrink-0" />
        <span className="grow truncate">{kindName}</span>
        {figures ? <span className="shrink-0 tabular-nums">{figures}</span> : null}
      </p>
      <p className="truncate font-medium">{name}</p>
      {wrong ? <p className="truncate text-xs text-danger-ink">{wrong}</p> : null}
      {says && !wrong ? <p className="truncate text-xs text-muted">{says}</p> : null}
    </div>
  );
}
