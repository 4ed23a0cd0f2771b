import type { Step } from '../schema.ts';
import { waysOf } from '../steps.ts';

export type Edge = {
  id: string;
  from: string;
  to: string;
  way: string;
  /** leads to where one has been already */
  isBack: boolean;
  /** a slot of each layer between its ends */
  passes: string[];
};

/** A place in a layer: a step's id, or `edge layer` where an edge passes; with the slots above that lead to it. */
export type Slot = { slot: string; before: string[] };

/** Steps and passing edges by layer, ordered so that few ways cross. */
export function layersOf(steps: readonly Step[]): { layers: Slot[][]; edges: Edge[] } {
  const { edges, order } = walk(steps);
  const depth = new Map<string, number>();
  const leaving = new Map<string, Edge[]>();
  for (const edge of edges) if (!edge.isBack) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  // In this order every step comes after all that lead to it, so one turn finds the longest way to each.
  for (const id of order)
    for (const { to } of leaving.get(id) ?? []) depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(id) ?? 0) + 1));
  const layers: Slot[][] = [];
  const slots = new Map<string, Slot>();
  const put = (slot: string, at: number) => {
    const made: Slot = { slot, before: [] };
    slots.set(slot, made);
    layers[at] = [...(layers[at] ?? []), made];
  };
  for (const id of order) put(id, depth.get(id) ?? 0);
  for (const edge of edges) {
    if (edge.isBack) continue;
    let above = edge.from;
    for (let at = (depth.get(edge.from) ?? 0) + 1; at < (depth.get(edge.to) ?? 0); at += 1) {
      const slot = `${edge.id} ${at}`;
      put(slot, at);
      edge.passes.push(slot);
      slots.get(slot)?.before.push(above);
      above = slot;
    }
    slots.get(edge.to)?.before.push(above);
  }
  for (const [at, layer] of layers.entries()) if (at > 0) byPlaceAbove(layer, layers[at - 1] ?? []);
  return { layers, edges };
}

/** Puts the slots of a layer in the order of those above that lead to them; the sort is stable. */
function byPlaceAbove(layer: Slot[], above: readonly Slot[]): void {
  const place = new Map(above.map(({ slot }, index) => [slot, index]));
  const wish = ({ before }: Slot) =>
    before.length === 0 ? above.length : before.reduce((sum, slot) => sum + (place.get(slot) ?? 0), 0) / before.length;
  layer.sort((a, b) => wish(a) - wish(b));
}

/** All ways, those that lead back marked, and the steps so that each comes after all that lead to it. */
function walk(steps: readonly Step[]): { edges: Edge[]; order: string[] } {
  const known = new Map(steps.map((step) => [step.id, step]));
  const edges: Edge[] = [];
  const [open, left] = [new Set<string>(), [] as string[]];
  const seen = new Set<string>();
  const visit = (step: Step) => {
    seen.add(step.id);
    open.add(step.id);
    for (const { way, to } of waysOf(step)) {
      const next = to === null ? undefined : known.get(to);
      if (!next) continue;
      edges.push({ id: `${step.id} ${way}`, from: step.id, to: next.id, way, isBack: open.has(next.id), passes: [] });
      if (!seen.has(next.id)) visit(next);
    }
    open.delete(step.id);
    left.push(step.id);
  };
  for (const step of steps) if (!seen.has(step.id)) visit(step);
  return { edges, order: left.reverse() };
}
