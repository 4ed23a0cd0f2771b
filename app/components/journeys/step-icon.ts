import { Bell, Flag, GitBranch, Hourglass, Mail, PencilLine, Timer } from 'lucide-react';
import type { Step } from '#campaigns/journeys/schema.ts';
import type { Icon } from '../ui/tone.ts';

/** What kind of step it is, at a glance; its word stands beside it. */
export const STEP_ICON: Record<Step['kind'], Icon> = {
  send: Mail,
  wait: Timer,
  wait_for: Hourglass,
  branch: GitBranch,
  update: PencilLine,
  notify: Bell,
  exit: Flag,
};
