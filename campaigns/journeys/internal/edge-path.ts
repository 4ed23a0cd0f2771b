import { type Point, STEP_SIZE } from './step-size.ts';

type Run = { path: string; label: Point };

/** How far down its first stretch the words of a way stand: nearer to where it goes, so that ways of one step part. */
const LABEL_AT = 0.55;

/** From the foot of a step to the head of another, past the layers between them. */
export function pathThrough(from: Point, passes: readonly Point[], to: Point): Run {
  const stops = [...passes, to];
  let [path, pen] = [`M ${from.x} ${from.y}`, from];
  for (const [index, stop] of stops.entries()) {
    const middle = (pen.y + stop.y) / 2;
    path += ` C ${pen.x} ${middle} ${stop.x} ${middle} ${stop.x} ${stop.y}`;
    pen = stop;
    if (index === stops.length - 1) break;
    pen = { x: stop.x, y: stop.y + STEP_SIZE.height };
    path += ` L ${pen.x} ${pen.y}`;
  }
  const first = stops[0] ?? to;
  return {
    path,
    label: { x: from.x + (first.x - from.x) * LABEL_AT, y: from.y + (first.y - from.y) * LABEL_AT },
  };
}

/** From the side of a step up a lane and into the side of one above it. */
export function pathBack(from: Point, to: Point, lane: number): Run {
  const [low, high] = [from.y + STEP_SIZE.height / 2, to.y + STEP_SIZE.height / 2];
  const side = STEP_SIZE.width / 2;
  return {
    path: `M ${from.x + side} ${low} L ${lane} ${low} L ${lane} ${high} L ${to.x + side} ${high}`,
    label: { x: lane, y: (low + high) / 2 },
  };
}
