import type { LoaderFunctionArgs } from '@remix-run/node';
import { toProblemResponse } from '#app/http/errors.server.ts';
import { notFoundAddress } from '#app/http/form.server.ts';

/** What is no operation of the API is a problem document too, and not a page. */
export function loader({ request, context }: LoaderFunctionArgs): Response {
  return toProblemResponse(notFoundAddress().failure, request, context.requestId);
}

export const action = loader;
