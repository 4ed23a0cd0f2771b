import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { closeSession } from '#app/http/sign-in-flow.server.ts';

/** A link to it signs nobody out. */
export const loader = publicLoader(async () => redirect(paths.home));

export const action = publicAction(z.object({}), async (parts) => {
  await closeSession(parts);
  return redirect(paths.signIn(), 303);
});
