import pg from 'pg';

type AnyQuery = (...args: unknown[]) => unknown;

/**
 * A connection that is asked one thing after the other. Prisma reads the relations of one query side by side, in a
 * transaction on the same connection; pg queues them, warns about it at every start, and will refuse it in its next
 * major version.
 */
export class QueuedClient extends pg.Client {
  #last: Promise<unknown> = Promise.resolve();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const ask = super.query.bind(this) as AnyQuery;
    const inTurn: AnyQuery = (...args) => {
      // The pool's own way, which waits for its turn by itself.
      if (typeof args.at(-1) === 'function') return ask(...args);
      const result = this.#last.then(() => ask(...args));
      this.#last = result.catch(() => {});
      return result;
    };
    this.query = inTurn as typeof this.query;
  }
}
