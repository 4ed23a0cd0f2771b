import type { Flash } from '#app/components/ui/toast.tsx';
import type { MembershipView } from '#campaigns/accounts/memberships.ts';
import { parsePublicImageName, publicImagePath } from '#campaigns/content/files/public-image.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import type { Viewer } from './session.server.ts';

/** What the frame around every signed-in page shows. It opens no scope: all of it stands in the load context. */
export type Frame = {
  organization: FrameOrganization;
  organizations: FrameOrganization[];
  user: { name: string; email: string };
  captured: boolean;
  /** A partner reads its own captured mail, the operator all of it, a vendor none. */
  mayReadMailbox: boolean;
  flash: Flash | null;
};
type FrameOrganization = { id: string; name: string; side: 'vendor' | 'partner'; logoUrl: string | null };

export function frameOf(viewer: Viewer, active: MembershipView, install: Installation, flash: Flash | null): Frame {
  return {
    organization: toOrganization(active),
    organizations: viewer.memberships.map(toOrganization),
    user: { name: viewer.user.name, email: viewer.user.email },
    captured: install.captured,
    mayReadMailbox: viewer.user.operator || active.scope.side === 'partner',
    flash,
  };
}

function toOrganization({ organization, scope }: MembershipView): FrameOrganization {
  const { id, name, logoImage } = organization;
  const image = logoImage ? parsePublicImageName(logoImage) : null;
  return { id, name, side: scope.side, logoUrl: image ? publicImagePath(image) : null };
}
