import type { Actor } from './context.ts';

/** Who did something, as it is written down: a person's name, a key's, a job's reason. */
export function actorName(actor: Actor): string {
  return actor.kind === 'system' ? actor.reason : actor.name;
}
