import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { writeCookie } from '#app/http/cookies.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { isSecure } from '#app/http/session.server.ts';
import { THEMES } from '#app/preferences.ts';

const YEAR_SECONDS = 31_536_000;
const ThemeInput = z.object({ theme: z.enum(THEMES), redirectTo: z.string().max(2_000).optional() });

/** A link to it changes nothing. */
export const loader = publicLoader(async () => redirect(paths.home));

export const action = publicAction(ThemeInput, async ({ input, world, addCookie }) => {
  addCookie(writeCookie('theme', input.theme, { secure: isSecure(world), maxAge: YEAR_SECONDS, readable: true }));
  return redirect(safePath(input.redirectTo, paths.home), 303);
});
