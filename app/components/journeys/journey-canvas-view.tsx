import '@xyflow/react/dist/base.css';
import { useNavigate } from '@remix-run/react';
import {
  type Edge,
  MarkerType,
  type Node,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type FocusEvent, useEffect, useMemo } from 'react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { CanvasEdge, type EdgeData } from './canvas-edge.tsx';
import { CanvasStep, type StepData } from './canvas-step.tsx';
import { CanvasZoom } from './canvas-zoom.tsx';

export type CanvasViewProps = {
  size: { width: number; height: number };
  nodes: readonly { id: string; x: number; y: number; data: StepData }[];
  edges: readonly { id: string; from: string; to: string; data: EdgeData }[];
};

const NODE_TYPES = { step: CanvasStep };
const EDGE_TYPES = { way: CanvasEdge };
const ARROW = { type: MarkerType.ArrowClosed, color: 'var(--line-control)', width: 18, height: 18 };
const FIT = { padding: 0.12, maxZoom: 1 };

/** The canvas itself. What stands where is decided on the server; here one looks around and opens steps. */
export default function JourneyCanvasView(props: CanvasViewProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ size, nodes, edges }: CanvasViewProps) {
  const t = useT(words);
  const { setCenter, getZoom, fitView } = useReactFlow();
  const width = useStore((state) => state.width);
  const navigate = useNavigate();
  const drawn = useMemo(() => nodes.map((node) => toNode(node, size)), [nodes, size]);
  const ways = useMemo(() => edges.map(toEdge), [edges]);
  // A turned phone, a narrower window: what was seen whole stays so.
  useEffect(() => {
    if (width > 0) void fitView(FIT);
  }, [width, fitView]);
  const openSelected = (changes: readonly NodeChange<Node<StepData>>[]) => {
    for (const change of changes) {
      if (change.type !== 'select' || !change.selected) continue;
      const to = nodes.find(({ id }) => id === change.id)?.data.to;
      if (to) navigate(to, { preventScrollReset: true });
    }
  };
  const showFocused = ({ target }: FocusEvent<HTMLElement>) => {
    const node = nodes.find(({ id }) => id === target.dataset.id);
    if (node && target.matches(':focus-visible'))
      setCenter(node.x + size.width / 2, node.y + size.height / 2, { zoom: getZoom() });
  };
  return (
    <ReactFlow
      nodes={drawn}
      edges={ways}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={openSelected}
      onFocus={showFocused}
      autoPanOnNodeFocus={false}
      fitView
      fitViewOptions={FIT}
      minZoom={0.2}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      selectionKeyCode={null}
      // The wheel goes on scrolling the page.
      zoomOnScroll={false}
      preventScrolling={false}
      zoomOnDoubleClick={false}
      proOptions={{ hideAttribution: true }}
      ariaLabelConfig={{
        'node.a11yDescription.default': t('journeys.canvasStepHelp'),
        'node.a11yDescription.keyboardDisabled': t('journeys.canvasStepHelp'),
        'edge.a11yDescription.default': t('journeys.canvas'),
      }}
    >
      <CanvasZoom fit={FIT} />
    </ReactFlow>
  );
}

function toNode(
  { id, x, y, data }: CanvasViewProps['nodes'][number],
  { width, height }: CanvasViewProps['size'],
): Node<StepData> {
  return {
    ...{ id, type: 'step', position: { x, y }, width, height, data, selected: data.isOpen, focusable: true },
    // All are of one size: to say so keeps what was found out about a step when the page's data come anew.
    measured: { width, height },
    ariaRole: data.to ? 'button' : 'group',
    ariaLabel: [data.name, data.kindName, data.says, data.figures, data.wrong].filter(Boolean).join('. '),
  };
}

function toEdge({ id, from, to, data }: CanvasViewProps['edges'][number]): Edge<EdgeData> {
  return { id, source: from, target: to, type: 'way', data, ariaLabel: data.says, markerEnd: ARROW, selectable: false };
}
