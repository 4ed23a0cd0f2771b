import pg from 'pg';

type AnyQuery = (...args: unknown[]) => unknown;

/**
 * A connection that is asked one thing after the other. Prisma reads the relations of one query side by side, in a
 * transaction on the same connection; pg queues them, warns about it at every start, and will refuse it in its next
 * major version.
 *
 * Names of statements are left out where a pooler stands before the server: what is prepared on one of its connections is
 * then asked of another (PgBouncer before 1.21).
 */
export class QueuedClient extends pg.Client {
  /** Which process of the server says it serves this connection; pg has it, its types do not. */
  declare readonly processID: number | null;
  #last: Promise<unknown> = Promise.resolve();
  #isDirect: Promise<boolean> | undefined;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const ask = super.query.bind(this) as AnyQuery;
    const inTurn: AnyQuery = (...args) => {
      const [query, ...rest] = args;
      const told = args.at(-1);
      // The pool's own way, which waits for its turn by itself.
      if (typeof told === 'function') {
        if (!isNamed(query)) return ask(...args);
        return void this.#forServer(query, ask).then(
          (one) => ask(one, ...rest),
          (error: unknown) => told(error),
        );
      }
      const result = this.#last.then(async () =>
        isNamed(query) ? ask(await this.#forServer(query, ask), ...rest) : ask(...args),
      );
      this.#last = result.catch(() => {});
      return result;
    };
    this.query = inTurn as typeof this.query;
  }

  async #forServer(query: { name: string }, ask: AnyQuery): Promise<object> {
    this.#isDirect ??= this.#meetsServer(ask);
    return (await this.#isDirect) ? query : { ...query, name: undefined };
  }

  /** A pooler gives each client a number of its own where the server gives that of its process. */
  async #meetsServer(ask: AnyQuery): Promise<boolean> {
    const { rows } = (await ask('SELECT pg_backend_pid() AS pid')) as pg.QueryResult<{ pid: number }>;
    return rows[0]?.pid === this.processID;
  }
}

function isNamed(query: unknown): query is { name: string } {
  return typeof query === 'object' && query !== null && 'name' in query && Boolean(query.name);
}
