import { z } from 'zod';
import { followPerson } from '#campaigns/journeys/follow-person.ts';
import { ContactId, FormId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

const person = { partnerId: PartnerId, vendorId: VendorId, contactId: ContactId };

/** Takes note in journeys of what happened to a person elsewhere. */
export const followJourneyPersonJob = defineJob({
  name: 'follow-journey-person',
  payload: z.discriminatedUnion('kind', [
    z.object({ ...person, kind: z.literal('form'), formId: FormId }),
    z.object({ ...person, kind: z.enum(['score', 'lead_accepted', 'deal_registered']) }),
  ]),
  key: ({ contactId, vendorId, kind, ...rest }) =>
    [vendorId, contactId, kind, 'formId' in rest ? rest.formId : ''].join('.'),
  retry: { attempts: 5, backoffMs: 2_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, { partnerId: _, ...signal }) => followPerson(caller, signal),
});
