import type { Params } from '@remix-run/react';
import { type ApiOperation, pathParameters } from './api-operation.server.ts';
import { readText } from './body.server.ts';
import { HttpFailure } from './errors.server.ts';
import { notFoundAddress } from './form.server.ts';
import { plainErrors } from './plain-errors.ts';
import { readFile, type Upload } from './upload.server.ts';

export type ApiInput = { values: unknown; upload: Upload | null };

/**
 * Path parameters over search parameters (GET, DELETE, uploads) or JSON fields, against the operation's schema.
 *
 * @throws HttpFailure 404 for a malformed id in the path, 422 naming fields, 400, 413, 415
 */
export async function readApiInput(
  operation: ApiOperation,
  request: Request,
  params: Params,
  uploadsDir: string,
): Promise<ApiInput> {
  const inPath = pathParameters(operation.path);
  const fromPath = Object.fromEntries(inPath.map((name) => [name, params[name] ?? '']));
  const bodied = operation.method !== 'GET' && operation.method !== 'DELETE' && !operation.upload;
  const given = bodied ? await readJson(request) : Object.fromEntries(new URL(request.url).searchParams);
  const parsed = operation.input.safeParse({ ...given, ...fromPath }, { error: plainErrors });
  if (!parsed.success) {
    if (parsed.error.issues.some(({ path }) => inPath.includes(String(path[0])))) throw notFoundAddress();
    const fields = Object.fromEntries(
      parsed.error.issues.map((issue) => [issue.path.join('.') || '(body)', issue.message]),
    );
    throw new HttpFailure(422, 'invalid', 'The input does not fit. Nothing was stored.', { fields });
  }
  const upload = operation.upload ? await readFile(request, uploadsDir, operation.upload) : null;
  return { values: parsed.data, upload };
}

/** An empty body is an empty object, so that `POST …/publication` needs none. */
async function readJson(request: Request): Promise<Record<string, unknown>> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const text = await readText(request);
  if (text === '') return {};
  if (type !== 'application/json') throw new HttpFailure(415, 'unsupported', 'Send the body as application/json.');
  const value = parse(text);
  if (!value || typeof value !== 'object' || Array.isArray(value))
    throw new HttpFailure(400, 'unreadable', 'The body is a JSON object.');
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    // Own keys named like this would be copied onto prototypes by careless code further in.
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new HttpFailure(400, 'unreadable', 'A field has a name that is not allowed.');
      return value;
    });
  } catch (error) {
    if (error instanceof HttpFailure) throw error;
    throw new HttpFailure(400, 'unreadable', 'The body is not valid JSON.');
  }
}
