export type Point = { x: number; y: number };

/** Of a step on the canvas, in pixels at full zoom. */
export const STEP_SIZE = { width: 240, height: 92 } as const;
