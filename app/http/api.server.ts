import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { findKeyHolder } from '#campaigns/accounts/api-key.ts';
import type { Caller, Ctx, PartnerScope, VendorScope } from '#campaigns/kernel/context.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { type ApiInput, readApiInput } from './api-input.server.ts';
import { runOnce } from './api-once.server.ts';
import { type ApiOperation, withOperations } from './api-operation.server.ts';
import { HttpFailure, toFailure, toProblemResponse } from './errors.server.ts';
import { methodNotAllowed } from './screen-parts.server.ts';
import { removeUploads, type Upload } from './upload.server.ts';
import type { World } from './world.server.ts';

type ScopeFor<Op> = Op extends { side: 'vendor' }
  ? VendorScope
  : Op extends { side: 'partner' }
    ? PartnerScope
    : VendorScope | PartnerScope;
type InputFor<Op> = Op extends { input: infer Schema extends z.ZodType } ? z.output<Schema> : never;
/** What the output schema takes; instants may still be dates, and amounts bigints. */
type OutputFor<Op> = Op extends { output: infer Schema extends z.ZodType } ? Loose<z.input<Schema>> : never;
type Loose<T> = T extends string
  ? T | Date
  : T extends number
    ? T | bigint
    : T extends readonly (infer Item)[]
      ? readonly Loose<Item>[]
      : T extends object
        ? { [Key in keyof T]: Loose<T[Key]> }
        : T;

type Common = { url: URL; request: Request; world: World };
export type ApiLoaderParts<Op> = Common & { ctx: Ctx<ScopeFor<Op>>; input: InputFor<Op> };
export type ApiActionParts<Op> = Common & { caller: Caller<ScopeFor<Op>>; input: InputFor<Op>; upload: Upload | null };

/** Checks an operation against its type and keeps its literal types: `const op = defineOperation({ … })`. */
export function defineOperation<const Op extends ApiOperation>(operation: Op): Op {
  return operation;
}

/** GET: reads inside one scope, answers JSON. */
export function apiLoader<const Op extends ApiOperation>(
  operation: Op,
  handler: (parts: ApiLoaderParts<Op>) => Promise<OutputFor<Op>>,
) {
  const run = (args: LoaderFunctionArgs) =>
    answering(args, async () => {
      const caller = await enterWithKey<ScopeFor<Op>>(args, operation);
      const { input, common } = await readInput(args, operation);
      const value = await caller.inScope((ctx) => handler({ ...common, ctx, input: input.values as InputFor<Op> }));
      return { status: operation.status ?? 200, body: toBody(operation, value, common.world) };
    });
  return withOperations(run, [operation]);
}

/** One unsafe method of an address. With several, `apiActions(apiAction(…), apiAction(…))`. */
export function apiAction<const Op extends ApiOperation>(
  operation: Op,
  handler: (parts: ApiActionParts<Op>) => Promise<OutputFor<Op>>,
) {
  const run = (args: ActionFunctionArgs) =>
    answering(args, async () => {
      if (args.request.method !== operation.method) throw methodNotAllowed(operation.method);
      const caller = await enterWithKey<ScopeFor<Op>>(args, operation);
      const { input, common } = await readInput(args, operation);
      const { upload } = input;
      try {
        return await runOnce(
          caller,
          operation,
          args.request,
          { values: input.values, sha256: upload?.sha256 },
          async () => {
            const value = await handler({ ...common, caller, input: input.values as InputFor<Op>, upload });
            return { status: operation.status ?? 200, body: toBody(operation, value, common.world) };
          },
        );
      } finally {
        if (upload) await removeUploads({ upload });
      }
    });
  return withOperations(run, [operation]);
}

type ApiAction = ((args: ActionFunctionArgs) => Promise<Response>) & { operations: readonly ApiOperation[] };

/** Several methods of one address. */
export function apiActions(...actions: ApiAction[]) {
  const run = (args: ActionFunctionArgs) => {
    const found = actions.find((action) => action.operations.some(({ method }) => method === args.request.method));
    const allow = actions.flatMap(({ operations }) => operations.map(({ method }) => method)).join(', ');
    return found ? found(args) : answering(args, () => Promise.reject(methodNotAllowed(allow)));
  };
  return withOperations(
    run,
    actions.flatMap(({ operations }) => operations),
  );
}

async function answering(
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
  work: () => Promise<{ status: number; body: object; replayed?: boolean }>,
): Promise<Response> {
  try {
    const { status, body, replayed } = await work();
    return Response.json(body, { status, headers: replayed ? { 'idempotency-replayed': 'true' } : {} });
  } catch (error) {
    const failure = toFailure(error);
    if (failure) context.log.warn({ err: error, status: failure.status }, 'refused');
    else context.reportError?.(error, request);
    return toProblemResponse(
      failure ?? new HttpFailure(500, 'unavailable', BROKEN).failure,
      request,
      context.requestId,
    );
  }
}

const BROKEN = 'Something broke on our side. What was stored before is safe. Tell the operator the requestId.';

/** @throws HttpFailure 401 without a good key, 403 when it is for another side or lacks the scope */
async function enterWithKey<S extends VendorScope | PartnerScope>(
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
  operation: ApiOperation,
): Promise<Caller<S>> {
  const { world, requestId } = context;
  const key = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!key) throw new HttpFailure(401, 'unauthenticated', 'Send an API key: "Authorization: Bearer tlk_…".');
  const holder = await findKeyHolder(world.database.system, world.install.keys, key, world.clock.now());
  if (!holder) throw new HttpFailure(401, 'unauthenticated', 'This API key does not exist or was revoked.');
  if (operation.side !== 'either' && holder.scope.side !== operation.side)
    throw new HttpFailure(403, 'forbidden', `This operation is for keys of a ${operation.side}.`);
  const { scopes } = holder.actor;
  if (!scopes.includes('*') && !scopes.includes(operation.scope))
    throw new HttpFailure(403, 'forbidden', `This API key lacks the scope ${operation.scope}.`);
  return makeCaller<S>({ ...world, log: context.log }, { scope: holder.scope as S, actor: holder.actor, requestId });
}

async function readInput(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  operation: ApiOperation,
): Promise<{ input: ApiInput; common: Common }> {
  const { world } = args.context;
  const input = await readApiInput(operation, args.request, args.params, world.uploadsDir);
  return { input, common: { url: new URL(args.request.url), request: args.request, world } };
}

/** The output schema is an allow-list; while mail is captured every answer says so. */
function toBody(operation: ApiOperation, value: unknown, world: World): object {
  const plain: unknown = JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)),
  );
  const body = operation.output.parse(plain);
  return world.install.captured ? { ...body, captured: true } : body;
}
