import { pathBack, pathThrough } from './internal/edge-path.ts';
import { layersOf } from './internal/layers.ts';
import { type Point, STEP_SIZE } from './internal/step-size.ts';
import type { JourneyDefinition } from './schema.ts';

/** Room between steps in pixels: the words of a way stand in it. */
const GAP = { x: 40, y: 96 } as const;
/** An edge that passes a layer needs a little room there. */
const PASS_WIDTH = 16;
const PORT_GAP = 48;
const LANE = 32;

export type DrawnEdge = {
  /** `step way` */
  id: string;
  from: string;
  to: string;
  /** as waysOf names it */
  way: string;
  /** SVG path data */
  path: string;
  /** where its words stand */
  label: Point;
};

export type Drawing = {
  /** of every step, in pixels at full zoom */
  size: { width: number; height: number };
  nodes: ({ id: string } & Point)[];
  edges: DrawnEdge[];
};

/**
 * Where the steps of a journey stand on the canvas and how its ways run: in layers from the top, each step below all that
 * lead to it, those of a layer side by side; a way back runs at the right of all. The same journey is always drawn alike.
 *
 * @returns the top left corner of each step; the first step's layer is at y = 0
 */
export function layOut(definition: Pick<JourneyDefinition, 'steps'>): Drawing {
  const { layers, edges } = layersOf(definition.steps);
  const centre = new Map<string, number>();
  const widthOf = (slot: string) => (slot.includes(' ') ? PASS_WIDTH : STEP_SIZE.width);
  for (const layer of layers) {
    const wished = layer.map(({ before }) => mean(before.map((slot) => centre.get(slot) ?? 0)));
    for (const [index, x] of spread(
      layer.map(({ slot }) => widthOf(slot)),
      wished,
    ).entries()) {
      const slot = layer[index]?.slot;
      if (slot !== undefined) centre.set(slot, x);
    }
  }
  const at = new Map<string, Point>();
  for (const [depth, layer] of layers.entries())
    for (const { slot } of layer) at.set(slot, { x: centre.get(slot) ?? 0, y: depth * (STEP_SIZE.height + GAP.y) });
  const right = Math.max(0, ...centre.values()) + STEP_SIZE.width / 2;
  const place = (slot: string): Point => at.get(slot) ?? { x: 0, y: 0 };
  const ports = portsOf(edges, place);
  let lanes = 0;
  return {
    size: STEP_SIZE,
    nodes: definition.steps.map(({ id }) => ({ id, x: place(id).x - STEP_SIZE.width / 2, y: place(id).y })),
    edges: edges.map(({ passes, isBack, ...edge }) => {
      if (isBack) {
        lanes += 1;
        return { ...edge, ...pathBack(place(edge.from), place(edge.to), right + lanes * LANE) };
      }
      const start = place(edge.from);
      const from = { x: start.x + (ports.get(edge.id) ?? 0), y: start.y + STEP_SIZE.height };
      return { ...edge, ...pathThrough(from, passes.map(place), place(edge.to)) };
    }),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Centres as near to where they wish to be as their order and widths allow. */
function spread(widths: readonly number[], wished: readonly number[]): number[] {
  const centres: number[] = [];
  for (const [index, wish] of wished.entries()) {
    const before = centres[index - 1];
    const apart = ((widths[index - 1] ?? 0) + (widths[index] ?? 0)) / 2 + GAP.x;
    centres.push(before === undefined ? wish : Math.max(wish, before + apart));
  }
  const shift = mean(centres.map((centre, index) => (wished[index] ?? 0) - centre));
  return centres.map((centre) => centre + shift);
}

type Leaving = { id: string; from: string; to: string; passes: readonly string[]; isBack: boolean };

/** How far from the middle of its step a way begins: side by side, in the order of where they go. */
function portsOf(edges: readonly Leaving[], place: (slot: string) => Point): Map<string, number> {
  const leaving = new Map<string, Leaving[]>();
  for (const edge of edges) if (!edge.isBack) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  const ports = new Map<string, number>();
  for (const group of leaving.values()) {
    const gap = Math.min(PORT_GAP, (STEP_SIZE.width - PORT_GAP) / group.length);
    const aim = ({ passes, to }: Leaving) => place(passes[0] ?? to).x;
    for (const [index, { id }] of group.sort((a, b) => aim(a) - aim(b)).entries())
      ports.set(id, (index - (group.length - 1) / 2) * gap);
  }
  return ports;
}
