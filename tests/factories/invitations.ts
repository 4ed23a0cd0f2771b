import { invitationToken } from '#campaigns/accounts/invitation-token.ts';
import type { InvitationId, UserId } from '#campaigns/kernel/ids.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { answerInvitation } from '#campaigns/partners/answer-invitation.ts';

export const NEW_PASSWORD = 'walrus under lamp post';

/** The link's token, as the mail has it. */
export function tokenOf(world: World, invitationId: InvitationId): string {
  return invitationToken(world.install.keys, invitationId);
}

/** Says yes to an invitation: as somebody new, unless a user is given. */
export function accept(
  world: World,
  invitationId: InvitationId,
  given: { userId?: UserId; name?: string; password?: string; company?: string; token?: string } = {},
) {
  const { userId = null, token = tokenOf(world, invitationId), ...input } = given;
  const parts = { system: world.database.system, keys: world.install.keys, now: world.clock.now() };
  const newcomer = userId ? {} : { name: 'New Person', password: NEW_PASSWORD };
  return answerInvitation(parts, { token, ...newcomer, ...input }, userId);
}
