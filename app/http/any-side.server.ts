import type { LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { PartnerScope, VendorScope } from '#campaigns/kernel/context.ts';
import { enterSide } from './enter.server.ts';
import { notFoundAddress } from './form.server.ts';
import { screenBuilders } from './screen.server.ts';
import type { Args, LoaderParts } from './screen-parts.server.ts';

type AnySide = VendorScope | PartnerScope;

const builders = screenBuilders<AnySide>((args: Args) => {
  const side = args.context.viewer?.active?.scope.side;
  if (args.context.viewer && !side) throw notFoundAddress();
  return side === 'partner' ? enterSide(args, 'partner') : enterSide(args, 'vendor');
});

/** GET of something that both sides have, in the scope of the viewer's active organization: the search. */
export function anySideLoader<Schema extends z.ZodType, R>(
  schema: Schema,
  handler: (parts: LoaderParts<AnySide, z.output<Schema>>) => Promise<R>,
): (args: LoaderFunctionArgs) => Promise<Exclude<R, Response>> {
  return builders.loader(schema, handler) as (args: LoaderFunctionArgs) => Promise<Exclude<R, Response>>;
}
