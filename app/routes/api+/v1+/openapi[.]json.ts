import type { LoaderFunctionArgs } from '@remix-run/node';
import { listOperations } from '#app/http/api-operations.server.ts';
import { makeOpenApi } from '#app/http/openapi.server.ts';

/** Open to everybody: it describes the product, not an installation's data. */
export function loader({ context }: LoaderFunctionArgs): Response {
  return Response.json(makeOpenApi(listOperations(), context.world.install.publicUrl));
}
