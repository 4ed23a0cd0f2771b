import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type ApiOperation, pathParameters } from './api-operation.server.ts';

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. `errors` names the fields that do not fit.' });

const REFUSALS: Record<string, string> = {
  '400': 'The request cannot be read',
  '401': 'No key, or one that does not exist any more',
  '403': 'The key is for the other side, lacks the scope, or its maker’s role does not allow it',
  '404': 'It does not exist, or is not yours',
  '409': 'It is in another state than this needs, or somebody was faster',
  '422': 'The input does not fit; nothing was stored',
  '503': 'The database does not answer in time; try again',
};

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** OpenAPI 3.1, made of the schemas that the routes check with. */
export function makeOpenApi(operations: readonly ApiOperation[], publicUrl: string): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: toOperation(operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description:
        'Every step of the product by program. A key belongs to one organization and has its maker’s role, cut to its scopes. While mail is captured and not sent, every answer carries `"captured": true`.',
    },
    servers: [{ url: publicUrl }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key, `tlk_…`' } } },
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
  });
}

function toOperation(operation: ApiOperation): ZodOpenApiOperationObject {
  const { input, output, method, upload, status = 200 } = operation;
  const inPath = pathParameters(operation.path);
  const shape: Record<string, z.ZodType> = input.shape;
  const pick = (wanted: (name: string) => boolean) =>
    z.object(Object.fromEntries(Object.entries(shape).filter(([name]) => wanted(name))));
  const rest = pick((name) => !inPath.includes(name));
  const inQuery = method === 'GET' || method === 'DELETE' || upload !== undefined;
  const hasRest = Object.keys(rest.shape).length > 0;
  return {
    operationId: operation.operationId,
    tags: [operation.tag],
    summary: operation.summary,
    description: [operation.description, `Keys of ${SIDES[operation.side]} with the scope \`${operation.scope}\`.`]
      .filter(Boolean)
      .join('\n\n'),
    requestParams: {
      ...(inPath.length > 0 ? { path: pick((name) => inPath.includes(name)) } : {}),
      ...(inQuery && hasRest ? { query: rest } : {}),
      ...(method === 'GET' ? {} : { header: IdempotencyHeader }),
    },
    ...(upload ? { requestBody: toFile(upload.contentTypes) } : {}),
    ...(!inQuery && hasRest
      ? { requestBody: { required: true, content: { 'application/json': { schema: rest } } } }
      : {}),
    responses: {
      [status]: {
        description: 'Done',
        content: { 'application/json': { schema: output.extend({ captured: Captured }) } },
      },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([code, description]) => [
          code,
          { description, content: { 'application/problem+json': { schema: Problem } } },
        ]),
      ),
    },
  };
}

const SIDES = { vendor: 'a vendor', partner: 'a partner', either: 'either side' };

const Captured = z.literal(true).optional().meta({ description: 'Mail is captured, not sent.' });

const IdempotencyHeader = z.object({
  'Idempotency-Key': z.string().max(200).optional().meta({
    description:
      'The same key and the same call within 24 hours get the first answer again; the same key with another call is a 422.',
  }),
});

function toFile(contentTypes: readonly string[]) {
  const schema = { type: 'string' as const, format: 'binary' };
  return { required: true, content: Object.fromEntries(contentTypes.map((type) => [type, { schema }])) };
}
