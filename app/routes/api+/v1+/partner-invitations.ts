import { z } from 'zod';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { invitePartner } from '#campaigns/partners/invite-partner.ts';
import { InvitePartnerInput } from '#campaigns/partners/schema.ts';

const operation = defineOperation({
  operationId: 'invitePartner',
  method: 'POST',
  path: '/partner-invitations',
  tag: 'Partners',
  summary: 'Invite a company to work with you',
  description:
    'Mails a link, good once and for 7 days. A company that is here already gets a partnership with you, and no second account.',
  side: 'vendor',
  scope: 'partner:write',
  input: InvitePartnerInput,
  output: z.object({ invitationId: z.string() }),
  status: 201,
});

export const action = apiAction(operation, ({ caller, input }) => invitePartner(caller, input));
