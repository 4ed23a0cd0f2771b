import { type DomainError, type DomainErrorCode, isDomainError } from '#campaigns/kernel/errors.ts';

/** The one place that knows which HTTP status a domain error becomes. */
const STATUS: Record<DomainErrorCode, number> = {
  invalid: 422,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  limit_exceeded: 422,
  expired: 410,
  unavailable: 503,
  unsupported: 422,
};

const TITLES: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'No longer available',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not accepted',
  429: 'Too many requests',
  503: 'Not available right now',
};

/** What went wrong, in the form that screens, problem documents and the log need. */
export type Failure = {
  status: number;
  code: DomainErrorCode | 'unauthenticated' | 'method_not_allowed' | 'too_large' | 'unreadable';
  title: string;
  /** For the person. */
  message: string;
  fields: Record<string, string>;
  /** Seconds until another try makes sense. */
  retryAfter?: number;
  /** Methods that the address has (405). */
  allow?: string;
};

/** An answer that is settled before any use case runs: who, what, how much. Thrown by the builders. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly failure: Failure;

  constructor(status: number, code: Failure['code'], message: string, more: Partial<Failure> = {}) {
    super(message);
    this.failure = { status, code, title: TITLES[status] ?? 'Failed', message, fields: {}, ...more };
  }
}

/** The failure an error stands for, or null for a bug. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof HttpFailure) return error.failure;
  if (isDomainError(error)) return fromDomain(error);
  if (isDatabaseAway(error)) return AWAY;
  return null;
}

function fromDomain(error: DomainError): Failure {
  const retryAfter = retryAfterOf(error.details);
  const status = error.code === 'limit_exceeded' && retryAfter !== undefined ? 429 : STATUS[error.code];
  return {
    status,
    code: error.code,
    title: TITLES[status] ?? 'Failed',
    message: error.show ?? TITLES[status] ?? 'Failed',
    fields: error.fields ?? {},
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

function retryAfterOf(details: unknown): number | undefined {
  if (!details || typeof details !== 'object' || !('retryAfterSeconds' in details)) return undefined;
  return typeof details.retryAfterSeconds === 'number' ? Math.ceil(details.retryAfterSeconds) : undefined;
}

const AWAY: Failure = {
  status: 503,
  code: 'unavailable',
  title: 'Not available right now',
  message: 'The database does not answer in time. What you had saved is safe; try again in a moment.',
  fields: {},
  retryAfter: 5,
};

// Prisma: cannot reach, closed, pool timeout, transaction timeout, write conflict or deadlock.
const PRISMA_AWAY = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);
// PostgreSQL: statement timeout, shutdown, starting up, too many connections, deadlock, serialization; Node: sockets.
const DRIVER_AWAY = new Set([
  ...['57014', '57P01', '57P02', '57P03', '53300', '40P01', '40001', '08000', '08003', '08006'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'],
]);

/** The database is away, overloaded or gave up on a statement: no bug, and worth another try. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!error || typeof error !== 'object' || depth > 6) return false;
  const seen = error as { code?: unknown; originalCode?: unknown; kind?: unknown; message?: unknown };
  if (typeof seen.code === 'string' && (PRISMA_AWAY.has(seen.code) || DRIVER_AWAY.has(seen.code))) return true;
  if (typeof seen.originalCode === 'string' && DRIVER_AWAY.has(seen.originalCode)) return true;
  if (seen.kind === 'DatabaseNotReachable' || seen.kind === 'ConnectionClosed' || seen.kind === 'SocketTimeout')
    return true;
  if (
    typeof seen.message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect/.test(seen.message)
  )
    return true;
  const { cause, meta, driverAdapterError } = error as {
    cause?: unknown;
    meta?: unknown;
    driverAdapterError?: unknown;
  };
  return [cause, meta, driverAdapterError].some((inner) => isDatabaseAway(inner, depth + 1));
}

/** The answer of a screen's loader: its status and message go to the error page. No id in it: a 404 is always the same. */
export function toErrorResponse(failure: Failure): Response {
  return Response.json({ message: failure.message }, { status: failure.status, statusText: failure.title });
}

/** RFC 9457, the answer of the JSON API. */
export function toProblemResponse(failure: Failure, request: Request, requestId: string): Response {
  const errors = Object.entries(failure.fields).map(([field, detail]) => ({ field, detail }));
  return new Response(
    JSON.stringify({
      type: 'about:blank',
      title: failure.title,
      status: failure.status,
      code: failure.code,
      detail: failure.message,
      instance: new URL(request.url).pathname,
      ...(failure.status >= 500 ? { requestId } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    }),
    { status: failure.status, headers: { ...failureHeaders(failure), 'content-type': 'application/problem+json' } },
  );
}

/** Retry-After, Allow, WWW-Authenticate: what goes with the status. */
export function failureHeaders(failure: Failure): Record<string, string> {
  return {
    ...(failure.retryAfter === undefined ? {} : { 'retry-after': String(failure.retryAfter) }),
    ...(failure.allow === undefined ? {} : { allow: failure.allow }),
    ...(failure.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
}
