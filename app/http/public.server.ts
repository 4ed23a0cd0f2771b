import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { Flash } from '#app/components/ui/toast.tsx';
import type { Caller, Scope } from '#campaigns/kernel/context.ts';
import { enterAs } from './enter.server.ts';
import type { FormResult } from './form.server.ts';
import { redirectWithFlash, runForm, withForm } from './post.server.ts';
import {
  type Address,
  Anything,
  addressParts,
  answering,
  type Data,
  methodNotAllowed,
  parseAddress,
} from './screen-parts.server.ts';
import type { Viewer } from './session.server.ts';
import type { World } from './world.server.ts';

/** Pages for whoever comes: signing in, signed links, unsubscribing. No scope is open; a signed link's owner opens one with `enter`. */
export type PublicParts<I> = Address & {
  viewer: Viewer | null;
  input: I;
  world: World;
  ip: string;
  userAgent: string;
  /** A caller in the scope that a signed link names, acting as the system for `reason`. */
  enter: <S extends Scope>(scope: S, reason: string) => Caller<S>;
  addCookie: (value: string) => void;
  takeFlash: () => Flash | null;
  redirectWith: (path: string, flash: Omit<Flash, 'id'>) => Response;
};

type Handler<I, R> = (parts: PublicParts<I>) => Promise<R>;

export function publicLoader<R>(handler: Handler<Anything, R>): (args: LoaderFunctionArgs) => Promise<Data<R>>;
export function publicLoader<Schema extends z.ZodType, R>(
  schema: Schema,
  handler: Handler<z.output<Schema>, R>,
): (args: LoaderFunctionArgs) => Promise<Data<R>>;
export function publicLoader(first: unknown, second?: unknown): (args: LoaderFunctionArgs) => Promise<unknown> {
  const [schema, handler] = (second ? [first, second] : [Anything, first]) as [
    z.ZodType<Anything>,
    Handler<Anything, unknown>,
  ];
  return (args) =>
    answering(args.context, async () => {
      const parts = publicParts(args);
      return handler({ ...parts, input: parseAddress(schema, parts) });
    });
}

export function publicAction<Schema extends z.ZodType, R>(
  schema: Schema,
  handler: Handler<z.output<Schema>, R>,
): (args: ActionFunctionArgs) => Promise<Data<R> | FormResult> {
  return (args) =>
    answering(args.context, async () => {
      if (args.request.method !== 'POST') throw methodNotAllowed('POST');
      const parts = publicParts(args);
      return withForm(args, { params: parts.params }, (form) =>
        runForm(schema, form, parts.params, (input) => handler({ ...parts, input })),
      );
    }) as Promise<Data<R> | FormResult>;
}

function publicParts(args: LoaderFunctionArgs | ActionFunctionArgs): Omit<PublicParts<never>, 'input'> {
  const { context } = args;
  return {
    ...addressParts(args),
    viewer: context.viewer,
    world: context.world,
    ip: context.ip,
    userAgent: args.request.headers.get('user-agent')?.slice(0, 300) ?? '',
    enter: (scope, reason) => enterAs(args, scope, reason),
    addCookie: context.addCookie,
    takeFlash: context.takeFlash,
    redirectWith: (path, flash) => redirectWithFlash(context, path, flash),
  };
}
