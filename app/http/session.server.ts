import { listMembershipsOfUser, type MembershipView, noteActivity } from '#campaigns/accounts/memberships.ts';
import { sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';
import { cookieName, readCookie, writeCookie } from './cookies.server.ts';
import type { SessionUser } from './sign-in.server.ts';
import type { World } from './world.server.ts';

/** Who is signed in, to what they belong now, and in which organization they are at the moment. */
export type Viewer = {
  sessionId: string;
  user: SessionUser;
  memberships: MembershipView[];
  /** null for someone who belongs to no organization (any more). */
  active: MembershipView | null;
};

/** The viewer of a Cookie header, and Set-Cookie values that the answer must carry. */
export async function findViewer(
  world: World,
  cookieHeader: string,
): Promise<{ viewer: Viewer | null; cookies: string[] }> {
  if (!readCookie(cookieHeader, sessionCookie(world))) return { viewer: null, cookies: [] };
  const { session, cookies } = await world.signIn.find(cookieHeader);
  if (!session) return { viewer: null, cookies };
  const memberships = await listMembershipsOfUser(world.database.system, session.user.id);
  const active = chooseActive(world, memberships, session.user.id, cookieHeader);
  if (active) {
    noteActivity(world.database.system, active, world.clock.now()).catch((error: unknown) =>
      world.log.warn({ err: error }, 'activity not noted'),
    );
  }
  return { viewer: { ...session, memberships, active }, cookies };
}

export function sessionCookie(world: World): string {
  return cookieName('session', isSecure(world));
}

export function isSecure(world: World): boolean {
  return world.install.publicUrl.startsWith('https:');
}

function organizationCookie(world: World): string {
  return cookieName('organization', isSecure(world));
}

/** The organization the user switched to last, if they still belong to it; else the first. */
function chooseActive(
  world: World,
  memberships: MembershipView[],
  userId: string,
  cookieHeader: string,
): MembershipView | null {
  const [organizationId, signature] = (readCookie(cookieHeader, organizationCookie(world)) ?? '').split('.');
  const wanted = memberships.find((membership) => membership.organization.id === organizationId);
  const genuine = wanted && signature && signaturesMatch(signature, signChoice(world, userId, wanted.organization.id));
  return (genuine ? wanted : memberships[0]) ?? null;
}

function signChoice(world: World, userId: string, organizationId: string): string {
  return sign(world.install.keys.current('session'), `organization:${userId}:${organizationId}`, 16);
}

/** Set-Cookie value that makes an organization the active one. Membership is checked again on every request. */
export function chooseOrganization(world: World, userId: string, organizationId: string): string {
  const value = `${organizationId}.${signChoice(world, userId, organizationId)}`;
  return writeCookie(organizationCookie(world), value, { secure: isSecure(world), maxAge: 365 * 24 * 60 * 60 });
}
