import { createMailing } from '#campaigns/delivery/create-mailing.ts';
import type { CreateMailingInput } from '#campaigns/delivery/schema.ts';
import { installationAddress } from '#campaigns/delivery/sender-address.ts';
import { inTransaction, type PartnerCaller, type VendorCaller } from '#campaigns/kernel/context.ts';
import { type AudienceId, type LaunchId, type MailingId, newId } from '#campaigns/kernel/ids.ts';
import { unique } from './accounts.ts';
import { anAudience } from './contacts.ts';
import { aPublishedCampaign } from './sent-mailing.ts';

export const SMALL_HTML =
  '<html><body><p>Hello {{contact.firstName}}</p><p><a href="{{link 1}}">The offer</a></p><p>1 Quay Street</p>' +
  '<a href="{{tl.unsubscribeUrl}}">Unsubscribe</a>{{#if tl.pixelUrl}}<img src="{{tl.pixelUrl}}" alt="">{{/if}}</body></html>';
export const SMALL_TEXT =
  'Hello {{contact.firstName}}\n\nThe offer: {{link 1}}\n\n1 Quay Street\n\nUnsubscribe: {{tl.unsubscribeUrl}}\n';

type Given = Partial<Omit<CreateMailingInput, 'audienceId'>> & {
  partnerSlug: string;
  audienceId?: AudienceId;
  filter?: object;
};

export type TestMailing = { mailingId: MailingId; launchId: LaunchId; audienceId: AudienceId };

/** A launch and its mailing to everybody, due at once unless told otherwise. Nothing of it is sent yet. */
export async function aMailing(
  { vendorCaller, partnerCaller }: { vendorCaller: VendorCaller; partnerCaller: PartnerCaller },
  { partnerSlug, filter = {}, ...given }: Given,
): Promise<TestMailing> {
  const { vendorId } = vendorCaller.scope;
  const { partnerId } = partnerCaller.scope;
  const { campaignId, tacticId } = await aPublishedCampaign(vendorCaller);
  const audienceId = given.audienceId ?? (await anAudience(partnerCaller, { filter })).id;
  const launchId = newId('launch');
  const address = installationAddress(partnerSlug, partnerCaller.install);
  return inTransaction(partnerCaller, async (ctx) => {
    const launch = { vendorId, id: launchId, partnerId, campaignId, tacticId, name: `Launch ${unique()}` };
    await ctx.db.launch.createMany({ data: [{ ...launch, status: 'scheduled', zones: {}, createdBy: 'test' }] });
    const { mailingId } = await createMailing(ctx, {
      vendorId,
      sourceKind: 'launch',
      sourceId: launchId,
      tacticId,
      audienceId,
      startsAt: new Date(ctx.clock.now().getTime() - 1000),
      timeZone: 'UTC',
      subject: 'An offer for {{contact.firstName}}',
      html: SMALL_HTML,
      text: SMALL_TEXT,
      links: [{ number: 1, url: 'https://offer.example/spring', label: 'The offer' }],
      from: { address, name: 'Harbour IT', replyTo: 'hello@harbour-it.example' },
      footer: { organization: 'Harbour IT Ltd', postalAddress: '1 Quay Street, Bristol' },
      ...given,
    });
    await ctx.db.launch.updateMany({ where: { partnerId, id: launchId }, data: { mailingId } });
    return { mailingId, launchId, audienceId };
  });
}
