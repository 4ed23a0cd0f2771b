import { redirect } from '@remix-run/node';
import { notFoundAddress } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction } from '#app/http/public.server.ts';
import { chooseMail } from '#campaigns/delivery/tracking/choose-mail.ts';
import { UnsubscribeInput } from '#campaigns/delivery/tracking/schema.ts';
import { parseUnsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';

/** The buttons of the unsubscribe page. Whoever holds the link may; nobody is signed in. */
export const action = publicAction(UnsubscribeInput, async ({ input, world, enter }) => {
  const { token, choice } = input;
  const facts = parseUnsubscribeToken(world.install.keys, token);
  if (!facts) throw notFoundAddress();
  await chooseMail(enter({ side: 'partner', partnerId: facts.partnerId }, 'unsubscribe page'), { facts, choice });
  return redirect(paths.unsubscribe(token, choice), 303);
});
