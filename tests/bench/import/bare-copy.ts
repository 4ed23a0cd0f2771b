import { createReadStream } from 'node:fs';
import pg from 'pg';

const TABLE = 'bare_copy';

/**
 * The neutral baseline: the file through `COPY … FROM STDIN` into a table without any index, as fast as the server takes
 * it. @returns ms
 */
export async function bareCopy(url: string, path: string, columns: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const names = Array.from({ length: columns }, (_, i) => `c${i} text`);
    await client.query(`DROP TABLE IF EXISTS ${TABLE}; CREATE TABLE ${TABLE} (${names.join(', ')})`);
    const started = performance.now();
    await new Promise<void>((resolve, reject) =>
      client.query(new CopyIn(path, resolve, reject) as unknown as pg.Submittable),
    );
    return performance.now() - started;
  } finally {
    await client.query(`DROP TABLE IF EXISTS ${TABLE}`);
    await client.end();
  }
}

type Connection = {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean };
};

/** One COPY in the wire protocol, as the driver's queue takes it. */
class CopyIn {
  readonly path: string;
  readonly done: () => void;
  readonly failed: (error: Error) => void;

  constructor(path: string, done: () => void, failed: (error: Error) => void) {
    this.path = path;
    this.done = done;
    this.failed = failed;
  }

  submit(connection: Connection): void {
    connection.query(`COPY ${TABLE} FROM STDIN (FORMAT csv, HEADER)`);
  }

  async handleCopyInResponse(connection: Connection): Promise<void> {
    for await (const chunk of createReadStream(this.path, { highWaterMark: 256 * 1024 })) {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await new Promise((resolve) => connection.stream.once('drain', resolve));
    }
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.done();
  }
  handleError(error: Error): void {
    this.failed(error);
  }
}
