import type { RequestHandler } from 'express';
import type { World } from './world.server.ts';

const ANSWER_WITHIN_MS = 2_000;

/** `/healthz`: the process runs. `/readyz`: it can serve, its database answers, and it is not about to stop. */
export function answerHealth(world: World): RequestHandler {
  return (request, response, next) => {
    if (request.path === '/healthz') response.type('text/plain').send('ok\n');
    else if (request.path === '/readyz') {
      isReady(world).then((ready) =>
        response
          .status(ready ? 200 : 503)
          .type('text/plain')
          .send(ready ? 'ready\n' : 'not ready\n'),
      );
    } else next();
  };
}

async function isReady({ closing, database }: World): Promise<boolean> {
  if (closing.aborted) return false;
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS, false).unref());
  const answered = database.systemPool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]);
}
