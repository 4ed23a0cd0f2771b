import { openEnvironment } from '../environment.ts';
import { prepareDatabase } from '../prepare.ts';

/** npm run db:seed: the demo world, where the database is empty. */
export async function run(): Promise<void> {
  const environment = await openEnvironment({ shared: true });
  try {
    const { users } = await prepareDatabase(environment);
    console.log(
      users.length > 0 ? 'The demo world is in the database.' : 'The database has other data in it: nothing was added.',
    );
  } finally {
    await environment.close();
  }
}
