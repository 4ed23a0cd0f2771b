import type { APIRequestContext } from '@playwright/test';
import { readRun } from './run.ts';

type Operation = { operationId: string; requestBody?: { content: Record<string, object> } };
type OpenApi = { paths: Record<string, Record<string, Operation>> };

export type ApiAnswer<T> = { status: number; headers: Record<string, string>; body: T & { captured?: boolean } };
type Options = { file?: string; idempotencyKey?: string };

/** Calls operations by their names, as a program does that knows nothing but the description of the API. */
export type ApiClient = <T = Record<string, unknown>>(
  operationId: string,
  input?: Record<string, unknown>,
  options?: Options,
) => Promise<ApiAnswer<T>>;

/** @param organization whose demo key is used; null = none */
export async function anApiClient(request: APIRequestContext, organization: string | null): Promise<ApiClient> {
  const { paths } = (await (await request.get('/api/v1/openapi.json')).json()) as OpenApi;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })),
  );
  const key = readRun().access.apiKeys.find((candidate) => candidate.organization === organization)?.key;
  return async (operationId, input = {}, { file, idempotencyKey } = {}) => {
    const operation = operations.find((candidate) => candidate.operationId === operationId);
    if (!operation) throw new Error(`The API has no ${operationId}`);
    const { method } = operation;
    const rest = { ...input };
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(rest[name]);
      delete rest[name];
      return encodeURIComponent(value);
    });
    const inQuery = method === 'GET' || method === 'DELETE' || file !== undefined;
    const answer = await request.fetch(path, {
      method,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
        ...(file === undefined ? {} : { 'content-type': 'text/csv' }),
      },
      ...(inQuery ? { params: rest as Record<string, string> } : { data: rest }),
      ...(file === undefined ? {} : { data: file }),
    });
    return { status: answer.status(), headers: answer.headers(), body: await answer.json() };
  };
}
