import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { Scope } from '#campaigns/kernel/context.ts';
import type { FormResult, ReadForm } from './form.server.ts';
import { authorizeUpload, intentOf, type Posted, redirectWithFlash, runForm, withForm } from './post.server.ts';
import {
  type ActionOptions,
  type ActionParts,
  Anything,
  addressParts,
  answering,
  type Data,
  type Enter,
  type LoaderParts,
  methodNotAllowed,
  parseAddress,
  type ResourceParts,
} from './screen-parts.server.ts';

type Handler<Parts, R> = (parts: Parts) => Promise<R>;
type LoaderFunction<R> = (args: LoaderFunctionArgs) => Promise<R>;
type ActionFunction<R> = (args: ActionFunctionArgs) => Promise<R>;

/** One form of a page that has several. */
export type Intent<S extends Scope> = (
  parts: Omit<ActionParts<S, unknown>, 'input'>,
  form: ReadForm,
) => Promise<Posted>;

/**
 * The rhythm of a screen's route: who, what, one domain call, answer. Made once per side, in vendor.server.ts and
 * partner.server.ts; app/http/README.md shows them in use.
 */
export function screenBuilders<S extends Scope>(enter: Enter<S>) {
  function loader<R>(handler: Handler<LoaderParts<S, Anything>, R>): LoaderFunction<Data<R>>;
  function loader<Schema extends z.ZodType, R>(
    schema: Schema,
    handler: Handler<LoaderParts<S, z.output<Schema>>, R>,
  ): LoaderFunction<Data<R>>;
  function loader(first: unknown, second?: unknown): LoaderFunction<unknown> {
    const [schema, handler] = split<LoaderParts<S, Anything>>(first, second);
    return (args) =>
      answering(args.context, async () => {
        const { caller, viewer } = enter(args);
        const common = { ...addressParts(args), viewer };
        const input = parseAddress(schema, common);
        return caller.inScope((ctx) => handler({ ...common, ctx, input, takeFlash: args.context.takeFlash }));
      });
  }

  function resource<R>(handler: Handler<ResourceParts<S, Anything>, R>): LoaderFunction<R>;
  function resource<Schema extends z.ZodType, R>(
    schema: Schema,
    handler: Handler<ResourceParts<S, z.output<Schema>>, R>,
  ): LoaderFunction<R>;
  function resource(first: unknown, second?: unknown): LoaderFunction<unknown> {
    const [schema, handler] = split<ResourceParts<S, Anything>>(first, second);
    return (args) =>
      answering(args.context, async () => {
        const { caller, viewer, membership } = enter(args);
        const common = { ...addressParts(args), viewer };
        const { world, takeFlash } = args.context;
        return handler({ ...common, caller, input: parseAddress(schema, common), world, takeFlash, membership });
      });
  }

  function intent<Schema extends z.ZodType>(
    schema: Schema,
    handler: Handler<ActionParts<S, z.output<Schema>>, unknown>,
  ): Intent<S> {
    return (parts, form) => runForm(schema, form, parts.params, (input) => handler({ ...parts, input }));
  }

  function action<Schema extends z.ZodType, R>(
    schema: Schema,
    handler: Handler<ActionParts<S, z.output<Schema>>, R>,
    options: ActionOptions = {},
  ): ActionFunction<Data<R> | FormResult> {
    const run = intent(schema, handler);
    return (args) => post(args, options, (parts, form) => run(parts, form)) as Promise<Data<R> | FormResult>;
  }

  function actions(
    intents: Record<string, Intent<S>>,
    options: ActionOptions = {},
  ): ActionFunction<FormResult> & { intents: readonly string[] } {
    const run: ActionFunction<FormResult> = (args) =>
      post(args, options, async (parts, form) => {
        const { name, run } = intentOf(intents, form);
        const posted = await run(parts, form);
        return posted.kind === 'done' ? posted : { ...posted, result: { ...posted.result, form: name } };
      }) as Promise<FormResult>;
    // Named, so that a test of all routes finds every form of each.
    return Object.assign(run, { intents: Object.keys(intents) });
  }

  function post(args: ActionFunctionArgs, options: ActionOptions, run: Intent<S>): Promise<unknown> {
    return answering(args.context, async () => {
      const { context } = args;
      const { caller, viewer } = enter(args);
      if (args.request.method !== 'POST') throw methodNotAllowed('POST');
      authorizeUpload(caller.actor, options);
      const common = { ...addressParts(args), viewer };
      const parts = {
        ...common,
        caller,
        world: context.world,
        addCookie: context.addCookie,
        redirectWith: (...to: Parameters<ActionParts<S, unknown>['redirectWith']>) => redirectWithFlash(context, ...to),
      };
      return withForm(args, { ...options, params: common.params }, (form) =>
        run({ ...parts, uploads: form.uploads }, form),
      );
    });
  }

  return { loader, resource, action, actions, intent };
}

function split<Parts>(first: unknown, second: unknown): [z.ZodType<Anything>, Handler<Parts, unknown>] {
  return (second ? [first, second] : [Anything, first]) as [z.ZodType<Anything>, Handler<Parts, unknown>];
}
