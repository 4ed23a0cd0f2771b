/**
 * States of a launch and the moves between them. `draft` again: undone before sending began; `sending` after `done`: those
 * in doubt are sent again.
 */
export const LAUNCH_MOVES = {
  draft: ['scheduled'],
  scheduled: ['sending', 'draft', 'cancelled', 'done'],
  sending: ['paused', 'done', 'cancelled'],
  paused: ['sending', 'cancelled', 'done'],
  done: ['sending'],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type LaunchStatus = keyof typeof LAUNCH_MOVES;
export const LAUNCH_STATUSES = Object.keys(LAUNCH_MOVES) as LaunchStatus[];

/** May a launch in `from` become `to`? */
export function canMoveLaunch(from: LaunchStatus, to: LaunchStatus): boolean {
  return (LAUNCH_MOVES[from] as readonly string[]).includes(to);
}

/** The launch's state that a mailing's state stands for; null = it says nothing new. */
export function launchStatusOf(mailingState: string): LaunchStatus | null {
  switch (mailingState) {
    case 'expanding':
    case 'sending':
      return 'sending';
    case 'paused':
      return 'paused';
    case 'done':
      return 'done';
    case 'cancelled':
      return 'cancelled';
    default:
      return null;
  }
}
