export type DomainErrorCode =
  | 'invalid'
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'limit_exceeded'
  | 'expired'
  | 'unavailable'
  | 'unsupported';

type DomainErrorOptions = {
  /** What the person reads: what happened, what was kept, what to do. */
  show?: string;
  /** Messages by form field, shown beside the field. */
  fields?: Record<string, string>;
  /** Anything a screen needs to help, e.g. `{ line: 12 }`. */
  details?: unknown;
  cause?: unknown;
};

/**
 * The one error that stops a use case. `message` is for the log and names ids; `show` is for the person.
 * app/http/errors.server.ts maps codes to HTTP; jobs retry only `unavailable`.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: DomainErrorCode;
  readonly show: string | undefined;
  readonly fields: Record<string, string> | undefined;
  readonly details: unknown;

  constructor(code: DomainErrorCode, message: string, options: DomainErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.show = options.show;
    this.fields = options.fields;
    this.details = options.details;
  }
}

/** By name, not by class: the web server and the Remix bundle each carry a copy of this module. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error;
}

/** Throws not_found with the same words whether the row does not exist or belongs to someone else. */
export function notFound(what: string, id: string): DomainError {
  return new DomainError('not_found', `${what} ${id} not found`, {
    show: `This ${what} does not exist, or is not yours.`,
  });
}

/** For bugs: states that cannot be. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
