import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { writeCookie } from '#app/http/cookies.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { isSecure } from '#app/http/session.server.ts';
import { LocaleTag } from '#campaigns/accounts/schema.ts';
import { IanaZone } from '#campaigns/kernel/time.ts';

const YEAR_SECONDS = 31_536_000;
const LocaleInput = z.object({
  locale: LocaleTag.optional(),
  timeZone: IanaZone.optional(),
  redirectTo: z.string().max(2_000).optional(),
});

/** A link to it changes nothing. */
export const loader = publicLoader(async () => redirect(paths.home));

/** How this browser writes numbers and dates, and in which zone; without it the organization's hold. */
export const action = publicAction(LocaleInput, async ({ input, world, addCookie }) => {
  const options = { secure: isSecure(world), maxAge: YEAR_SECONDS, readable: true };
  if (input.locale) addCookie(writeCookie('locale', input.locale, options));
  if (input.timeZone) addCookie(writeCookie('timeZone', input.timeZone, options));
  return redirect(safePath(input.redirectTo, paths.home), 303);
});
