import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Flash } from '#app/components/ui/toast.tsx';
import { speaking } from '#app/i18n/say.server.ts';
import type { MembershipView } from '#campaigns/accounts/memberships.ts';
import type { Action } from '#campaigns/kernel/authorize.ts';
import type { Caller, Ctx, Scope } from '#campaigns/kernel/context.ts';
import { failureHeaders, HttpFailure, toErrorResponse, toFailure } from './errors.server.ts';
import { notFoundAddress } from './form.server.ts';
import type { Viewer } from './session.server.ts';
import type { Upload, UploadLimits } from './upload.server.ts';
import type { World } from './world.server.ts';

export type Args = LoaderFunctionArgs | ActionFunctionArgs;
export type Params = Record<string, string>;

/** Who asks, found before anything else happens; throws the answer when nobody may. */
export type Enter<S extends Scope> = (args: Args) => { caller: Caller<S>; viewer: Viewer; membership: MembershipView };

export type Common = Address & { viewer: Viewer };
export type Address = { params: Params; url: URL; request: Request };

/** A loader runs inside one scope: reads only; no files, no rendering, no network. */
export type LoaderParts<S extends Scope, I> = Common & { ctx: Ctx<S>; input: I; takeFlash: () => Flash | null };

/** A resource opens its own scopes: downloads, previews, streams. */
export type ResourceParts<S extends Scope, I> = Common & {
  caller: Caller<S>;
  input: I;
  world: World;
  takeFlash: () => Flash | null;
  /** The viewer's, in the organization they are in. */
  membership: MembershipView;
};

export type ActionParts<S extends Scope, I> = Omit<ResourceParts<S, I>, 'takeFlash' | 'membership'> & {
  uploads: Record<string, Upload>;
  /** Redirect to a page of ours, which says `flash` once. */
  redirectWith: (path: string, flash: Omit<Flash, 'id'>) => Response;
  addCookie: (value: string) => void;
};

export type ActionOptions = {
  /** Files that the form may carry, and who may send any at all: checked before the first byte is read. */
  upload?: UploadLimits & { action: Action };
  /** For a button without a page of its own: where a refusal is said, as a flash. */
  refuseTo?: (params: Params) => string;
};

/** What a handler gives back, without the answers that are no data. */
export type Data<R> = Exclude<Awaited<R>, Response>;

export const Anything = z.looseObject({});
export type Anything = z.output<typeof Anything>;

export function addressParts(args: Args): Address {
  const params = Object.fromEntries(Object.entries(args.params).map(([name, value]) => [name, value ?? '']));
  return { params, url: new URL(args.request.url), request: args.request };
}

/**
 * The address against a schema: its own parameters and its search parameters. A mangled search parameter is left out, as
 * if it were not there; a mangled id leads nowhere.
 */
export function parseAddress<Schema extends z.ZodType>(schema: Schema, { params, url }: Address): z.output<Schema> {
  const query = toValues(url.searchParams);
  const whole = schema.safeParse({ ...query, ...params });
  if (whole.success) return whole.data;
  const wrong = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const rest = Object.fromEntries(Object.entries(query).filter(([name]) => !wrong.has(name)));
  const again = schema.safeParse({ ...rest, ...params });
  if (!again.success) throw notFoundAddress();
  return again.data;
}

/** Empty values are no values; a name that comes twice is a list. */
function toValues(search: URLSearchParams): Record<string, string | string[]> {
  const values: [string, string | string[]][] = [...new Set(search.keys())].map((name) => {
    const all = search.getAll(name).filter((value) => value !== '');
    return [name, all.length === 1 ? (all[0] ?? '') : all];
  });
  return Object.fromEntries(values.filter(([, value]) => value.length > 0));
}

/**
 * Runs a handler in the reader's language; what stops it becomes its answer. Bugs pass through, to be reported and shown
 * as a 500.
 */
export async function answering<T>(context: Args['context'], work: () => Promise<T>): Promise<T> {
  try {
    return await speaking(context.locale, work);
  } catch (error) {
    const failure = toFailure(error);
    if (!failure) throw error;
    context.log.warn({ err: error, status: failure.status }, 'refused');
    // Remix makes a page of the thrown response and leaves its headers behind.
    for (const [name, value] of Object.entries(failureHeaders(failure))) context.setHeader(name, value);
    throw toErrorResponse(failure);
  }
}

export function methodNotAllowed(allow: string): HttpFailure {
  return new HttpFailure(405, 'method_not_allowed', 'That cannot be done here. Nothing was changed.', { allow });
}
