import { redirect } from '@remix-run/node';
import { partnerResource } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import { finishSignIn } from '#campaigns/social/finish-sign-in.ts';
import { FinishSignIn } from '#campaigns/social/schema.ts';

/** Where networks send people back to; the state in it is what makes it more than a visit. */
export const loader = partnerResource(FinishSignIn, async ({ caller, world, input }) => {
  await finishSignIn({ ...caller, networks: world.networks }, input);
  return redirect(paths.partner.socialAccounts, 303);
});
