import { partnerLoader } from '#app/http/partner.server.ts';
import { AudienceFilterQuery } from '#campaigns/contacts/list-input.ts';
import { countAudience } from '#campaigns/contacts/queries.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';

/** The live count beside an audience's form. */
export const loader = partnerLoader(AudienceFilterQuery, async ({ ctx, input }) => {
  authorize(ctx.actor, 'contact:read');
  return Response.json(await countAudience(ctx, { filter: input, vendorId: '' }));
});
