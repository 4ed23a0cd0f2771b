import { inTransaction, type PartnerCaller, type VendorCaller } from '#campaigns/kernel/context.ts';
import {
  type CampaignId,
  type DeliveryId,
  type LaunchId,
  type MailingId,
  newId,
  type TacticId,
} from '#campaigns/kernel/ids.ts';
import { unique } from './accounts.ts';
import { someContacts, type TestContact } from './contacts.ts';

export type SentMailing = {
  mailingId: MailingId;
  launchId: LaunchId;
  campaignId: CampaignId;
  tacticId: TacticId;
  people: (TestContact & { deliveryId: DeliveryId })[];
};

type Given = {
  people?: number;
  links?: string[];
  trackingConsent?: boolean;
  /** when the receiving server took the mails; default a minute ago */
  acceptedAt?: Date;
  campaignId?: CampaignId;
  tacticId?: TacticId;
  locale?: string;
  name?: string;
  /** Handlebars source of the mail; default none */
  html?: string;
};

/** What is left after a launch has been sent: its mailing with links, one accepted delivery per person, and its totals. */
export async function aSentMailing(
  { vendorCaller, partnerCaller }: { vendorCaller: VendorCaller; partnerCaller: PartnerCaller },
  given: Given = {},
): Promise<SentMailing> {
  const { people: count = 1, links = ['https://acme.test/offer?utm_source=mail'], trackingConsent = true } = given;
  const { vendorId } = vendorCaller.scope;
  const { partnerId } = partnerCaller.scope;
  const acceptedAt = given.acceptedAt ?? new Date(partnerCaller.clock.now().getTime() - 60_000);
  const { campaignId, tacticId } =
    given.campaignId && given.tacticId
      ? { campaignId: given.campaignId, tacticId: given.tacticId }
      : await aPublishedCampaign(vendorCaller);
  const contacts = await someContacts(partnerCaller, count, () => ({ trackingConsent }));
  const [mailingId, launchId] = [newId('mailing'), newId('launch')];
  const people = contacts.map((contact) => ({ ...contact, deliveryId: newId('delivery') }));
  await inTransaction(partnerCaller, async ({ db }) => {
    const launch = {
      vendorId,
      id: launchId,
      partnerId,
      campaignId,
      tacticId,
      name: given.name ?? `Launch ${unique()}`,
    };
    await db.launch.createMany({
      data: [{ ...launch, status: 'done', zones: {}, mailingId, createdBy: 'test', startsAt: acceptedAt }],
    });
    await db.launchTotals.createMany({
      data: [{ vendorId, launchId, partnerId, audience: count, accepted: count, firstSentAt: acceptedAt }],
    });
    await db.mailing.createMany({
      data: [
        {
          ...{ partnerId, id: mailingId, vendorId, sourceKind: 'launch', sourceId: launchId, tacticId, state: 'done' },
          ...{
            startsAt: acceptedAt,
            timeZone: 'UTC',
            subject: 'A subject',
            html: given.html ?? '',
            text: '',
            footer: {},
          },
          ...{
            fromAddress: 'p@mail.throughline.test',
            fromName: 'P',
            replyTo: 'p@p.test',
            locale: given.locale ?? 'en',
          },
          ...{ audienceCount: count, acceptedCount: count, startedAt: acceptedAt, finishedAt: acceptedAt },
        },
      ],
    });
    await db.mailingLink.createMany({
      data: links.map((url, i) => ({ partnerId, mailingId, number: i + 1, url, label: `Link ${i + 1}` })),
    });
    await db.delivery.createMany({
      data: people.map(({ id: contactId, deliveryId: id }) => ({
        ...{ partnerId, id, mailingId, contactId, state: 'accepted', attempt: 1, settledAt: acceptedAt },
      })),
    });
  });
  return { mailingId, launchId, campaignId, tacticId, people };
}

/** The least a launch can hang on. */
export async function aPublishedCampaign(
  vendorCaller: VendorCaller,
  given: { name?: string } = {},
): Promise<{ campaignId: CampaignId; tacticId: TacticId }> {
  const { vendorId } = vendorCaller.scope;
  const [templateId, templateVersionId] = [newId('template'), newId('templateVersion')];
  const [campaignId, tacticId] = [newId('campaign'), newId('tactic')];
  const name = given.name ?? `Campaign ${unique()}`;
  await inTransaction(vendorCaller, async ({ db }) => {
    await db.template.createMany({ data: [{ vendorId, id: templateId, name: `Template of ${name} ${unique()}` }] });
    await db.templateVersion.createMany({
      data: [
        {
          vendorId,
          id: templateVersionId,
          templateId,
          number: 1,
          mjml: '',
          subject: 'A subject',
          zones: [],
          createdBy: 'test',
        },
      ],
    });
    await db.campaign.createMany({
      data: [{ vendorId, id: campaignId, name, status: 'published', publishedAt: new Date(), createdBy: 'test' }],
    });
    await db.campaignTactic.createMany({
      data: [{ vendorId, id: tacticId, campaignId, name: 'E-mail', templateVersionId }],
    });
  });
  return { campaignId, tacticId };
}
