import { type Action, GRANTS, scopeOf } from '#campaigns/kernel/authorize.ts';

/** What no key may do, whatever its scopes: who belongs to an organization and who has keys is for people. */
const PEOPLE_ONLY = new Set(['member', 'api_key', 'organization:write']);

/** The scopes a key of this side can be given, sorted: all that some role of the side may do. */
export function scopesFor(side: 'vendor' | 'partner'): string[] {
  const actions = (Object.keys(GRANTS) as Action[]).filter((action) =>
    GRANTS[action].some((role) => role.startsWith(`${side}.`)),
  );
  const scopes = actions
    .map(scopeOf)
    .filter((scope) => !PEOPLE_ONLY.has(scope) && !PEOPLE_ONLY.has(scope.split(':')[0] ?? ''));
  return [...new Set(scopes)].sort();
}
