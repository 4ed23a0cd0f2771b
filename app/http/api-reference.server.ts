import { z } from 'zod';
import { type ApiOperation, pathParameters } from './api-operation.server.ts';

/** What the reference page shows of one operation. */
export type ReferenceEntry = {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  side: ApiOperation['side'];
  scope: string;
  status: number;
  input: ReferenceField[];
  fileTypes: string[];
  output: ReferenceField[];
};
export type ReferenceField = {
  name: string;
  place: 'path' | 'query' | 'body';
  type: string;
  required: boolean;
  note: string;
};

/** By tag, as the document lists them. */
export function toReference(operations: readonly ApiOperation[]): { tag: string; entries: ReferenceEntry[] }[] {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return tags.map((tag) => ({ tag, entries: operations.filter((operation) => operation.tag === tag).map(toEntry) }));
}

function toEntry(operation: ApiOperation): ReferenceEntry {
  const { operationId, method, path, summary, description = null, side, scope, status = 200, upload } = operation;
  const inPath = pathParameters(path);
  const inQuery = method === 'GET' || method === 'DELETE' || upload !== undefined;
  const placeOf = (name: string) => (inPath.includes(name) ? 'path' : inQuery ? 'query' : 'body');
  return {
    ...{ operationId, method, summary, description, side, scope, status },
    path: `/api/v1${path}`,
    fileTypes: [...(upload?.contentTypes ?? [])],
    input: toFields(operation.input, 'input').map((field) => ({ ...field, place: placeOf(field.name) })),
    output: toFields(operation.output, 'output'),
  };
}

type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  description?: string;
  default?: unknown;
  maxLength?: number;
  $defs?: Record<string, JsonSchema>;
};

function toFields(schema: z.ZodType, io: 'input' | 'output'): ReferenceField[] {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return Object.entries(json.properties ?? {}).map(([name, field]) => ({
    name,
    place: 'body',
    type: typeOf(field, json.$defs ?? {}),
    required: json.required?.includes(name) ?? false,
    note: noteOf(field),
  }));
}

function typeOf(schema: JsonSchema, defs: Record<string, JsonSchema>): string {
  const named = schema.$ref && defs[schema.$ref.split('/').at(-1) ?? ''];
  if (named) return typeOf(named, defs);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map((one) => typeOf(one, defs)))].join(' | ');
  if (schema.items) return `${typeOf(schema.items, defs)}[]`;
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`;
  return [schema.type ?? 'any'].flat().join(' | ');
}

function noteOf({ description, default: standard, maxLength }: JsonSchema): string {
  return [
    description,
    standard === undefined ? null : `default ${JSON.stringify(standard)}`,
    maxLength === undefined ? null : `at most ${maxLength} characters`,
  ]
    .filter(Boolean)
    .join(', ');
}
