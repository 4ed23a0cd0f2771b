import { redirect } from '@remix-run/node';
import type { MembershipView } from '#campaigns/accounts/memberships.ts';
import type { Actor, Caller, PartnerScope, Scope, VendorScope } from '#campaigns/kernel/context.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { notFoundAddress } from './form.server.ts';
import { paths } from './paths.ts';
import type { Args } from './screen-parts.server.ts';
import type { Viewer } from './session.server.ts';

type ScopeOf<Side extends 'vendor' | 'partner'> = Side extends 'vendor' ? VendorScope : PartnerScope;

/**
 * The viewer as a member of an organization of this side. Nobody signed in: to the sign-in page and back. Signed in but
 * in an organization of the other side: asked to switch, or a 404 where there is none to switch to.
 */
export function enterSide<Side extends 'vendor' | 'partner'>(
  { context, request }: Args,
  side: Side,
): { caller: Caller<ScopeOf<Side>>; viewer: Viewer; membership: MembershipView } {
  const { world, viewer, requestId } = context;
  if (!viewer) throw redirect(paths.signIn(addressOf(request)), 303);
  const { active } = viewer;
  if (active?.scope.side !== side) {
    const has = viewer.memberships.some((membership) => membership.scope.side === side);
    throw has ? redirect(paths.switch(addressOf(request)), 303) : notFoundAddress();
  }
  const scope = active.scope as ScopeOf<Side>;
  const actor: Actor = {
    kind: 'user',
    userId: viewer.user.id,
    name: viewer.user.name,
    email: viewer.user.email,
    role: active.role,
  };
  return {
    caller: makeCaller<ScopeOf<Side>>({ ...world, log: context.log }, { scope, actor, requestId }),
    viewer,
    membership: active,
  };
}

/** Where to come back to: the page itself, or the one a form was on (its post cannot be repeated by a link). */
export function addressOf(request: Request): string {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/');
  url.searchParams.delete('_routes');
  url.searchParams.delete('index');
  return `${path}${url.search}`;
}

/** Work done for nobody who is signed in: a signed link, a webhook. The scope comes from the link. */
export function enterAs<S extends Scope>({ context }: Pick<Args, 'context'>, scope: S, reason: string): Caller<S> {
  return makeCaller(
    { ...context.world, log: context.log },
    {
      scope,
      actor: { kind: 'system', reason },
      requestId: context.requestId,
    },
  );
}
