/** States of a journey and the moves between them. Withdrawn: nobody new starts it; who runs it goes on. */
export const JOURNEY_MOVES = {
  draft: ['published'],
  published: ['published', 'withdrawn'],
  withdrawn: ['published'],
} as const satisfies Record<string, readonly string[]>;
export type JourneyStatus = keyof typeof JOURNEY_MOVES;

/** States of a partner's run of a journey. A stopped one stays for its figures; the journey can be started anew. */
export const ACTIVATION_MOVES = {
  running: ['paused', 'stopped'],
  paused: ['running', 'stopped'],
  stopped: [],
} as const satisfies Record<string, readonly string[]>;
export type ActivationState = keyof typeof ACTIVATION_MOVES;
