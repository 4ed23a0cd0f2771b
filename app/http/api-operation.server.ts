import type { z } from 'zod';

/** One operation of the JSON API, said once, in its route file. The router, the checks and the documentation read it. */
export type ApiOperation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> = {
  /** The use case's verb: `publishCampaign`. */
  operationId: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, parameters in braces: `/campaigns/{campaignId}/publication`. */
  path: `/${string}`;
  /** Groups operations on the reference page: `Campaigns`. */
  tag: string;
  summary: string;
  description?: string;
  /** Whose keys may call it. */
  side: 'vendor' | 'partner' | 'either';
  /** What a key needs, as `scopeOf` names it: `campaign:write`. */
  scope: string;
  /** Parameters of the path, then search parameters (GET, DELETE) or fields of the body. */
  input: Input;
  /** What is answered; fields it does not name are cut off. */
  output: Output;
  /** 200 unless said: 201 where something is made, 202 where it has been started. */
  status?: 200 | 201 | 202;
  /** A body that is a file and not JSON; the input then comes from path and search parameters alone. */
  upload?: { contentTypes: readonly string[]; maxBytes: number };
};

/** `/campaigns/{campaignId}` → `['campaignId']` */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** A loader or action that knows what it does. */
export type WithOperations = { operations?: readonly ApiOperation[] };

export function withOperations<F extends object>(
  run: F,
  operations: readonly ApiOperation[],
): F & { operations: readonly ApiOperation[] } {
  return Object.assign(run, { operations });
}
