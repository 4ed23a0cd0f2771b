import type pg from 'pg';
import type { AudienceId, LaunchId, TemplateVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import type { TestVendor } from '#tests/factories/accounts.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import type { SeedWorld } from './demo.ts';
import { makeBrandKits } from './scenarios/brand-kits.ts';
import { type DemoCampaign, makeCampaign } from './scenarios/campaigns.ts';
import { makeAudiences, makeBrightsideContacts, makeKestrelContacts } from './scenarios/contacts.ts';
import { readAndClick } from './scenarios/engagement.ts';
import { askForMoney, claimLaunch, makeFund, payClaims } from './scenarios/funds.ts';
import { makeJourneys } from './scenarios/journeys.ts';
import { draftLaunch, type SentLaunch, sendLaunch } from './scenarios/launches.ts';
import { makeLeads } from './scenarios/leads.ts';
import { makeOrganizations, named, type Organizations } from './scenarios/organizations.ts';
import { makeSocial } from './scenarios/social.ts';
import { makeTemplates } from './scenarios/templates.ts';
import { giveLogo } from './scenarios/vendor-logos.ts';
import { makeWebsite } from './scenarios/website.ts';
import { beginStory, type Story, workdayAgo } from './story.ts';

/**
 * The demo's world and its past, a month long, made by the use cases that web and workers call. Read from top to bottom
 * it is the story.
 */
export async function makeDemoWorld(owner: pg.Client, world: SeedWorld): Promise<void> {
  const story = beginStory(owner, world);
  const now = world.clock.now();
  const cast = await story.at(workdayAgo(now, 40, '08:30'), makeOrganizations);
  const offers = await makeOffers(story, now, cast);
  await story.at(workdayAgo(now, 27, '10:10'), (then) => makeBrandKits(then, cast));
  const kestrel = named(cast.partners, 'kestrel');
  const kestrels = await kestrelLaunches(story, now, { partner: kestrel, offers });
  const brightside = { ...named(cast.partners, 'brightside'), owner: named(cast.people, 'Ben Adeyemi') };
  const brightsides = await brightsideLaunches(story, now, { partner: brightside, offers });
  await makeLeads(story, now, {
    ...{ vendor: named(cast.vendors, 'northwind'), brightside, kestrel },
    ...{ launchId: brightsides.launchId, kestrelLaunchId: kestrels.launchId },
  });
  await makeJourneys(story, now, {
    ...{ vendor: { ...named(cast.vendors, 'northwind'), admin: named(cast.people, 'Mia Okafor') }, brightside },
    ...{ audienceId: brightsides.webinarAudienceId, mails: offers.mails },
  });
  await makeWebsite(story, now, { vendor: named(cast.vendors, 'northwind'), brightside });
  await makeSocial(story, now, {
    ...{ vendor: named(cast.vendors, 'northwind'), brightside, kestrel },
    campaignId: offers.backup.campaignId,
    link: 'https://example.com/northwind',
  });
  await story.end();
  // Claims prove what was done on which days, so these stand by now.
  const ending = beginStory(owner, world);
  await makeMoney(ending, now, {
    vendor: { ...named(cast.vendors, 'northwind'), admin: named(cast.people, 'Carl Jensen') },
    kestrel: { partner: kestrel, launchId: kestrels.launchId },
    brightside: { partner: brightside, launchId: brightsides.launchId },
  });
  await ending.end();
  // What these events ring for, the acts above have done themselves.
  await world.database.system.outboxEvent.updateMany({ data: { dispatchedAt: now } });
}

const FIRST_WORKLOAD = {
  'has something new, and {{partner.name}} sets it up for you':
    'takes your first server in a day, with {{partner.name}}',
  'Continuous Backup keeps every change, and brings a server back in minutes.':
    'One server, one day, and the way back stays open for a month.',
  'Every workload, safe by the end of the day': 'Your first server in the cloud, in one day',
  'Continuous Backup is here. It copies every change as it happens, keeps it where nobody can alter it, and brings a whole server back in minutes. We have run it with our own customers since spring, and we set it up for you.':
    'First Move takes one server of yours to Helio Cloud as it is, while it runs. You try it for a month beside the old one and decide then. We have moved our own this way, and we move yours with you.',
  'continuous-backup': 'first-move',
  'Nothing is lost': 'Nothing stands still',
  'Changes are kept the moment they are made, not once a night.':
    'The server is copied while people work on it; the last minute happens at night.',
  'Nobody can tamper with it': 'The way back stays open',
  'Copies are sealed. Not even an administrator can change or delete one early.':
    'The old server is kept up to date for a month. Going back takes an hour.',
  'You are back in minutes': 'You know the bill beforehand',
  'Start a server straight from its copy while the rest is still being restored.':
    'We measure for a week and tell you the price of a year, before anything moves.',
};

type Offer = { vendorId: VendorId; campaignId: Awaited<ReturnType<typeof makeCampaign>>['id'] };
type Offers = {
  backup: Offer;
  webinar: Offer;
  newsletter: Offer;
  /** of the journey */
  mails: { hello: TemplateVersionId; again: TemplateVersionId };
};

/** Three campaigns that partners see, one that is still being written, and one of the other vendor. */
async function makeOffers(story: Story, now: Date, { vendors, people }: Organizations): Promise<Offers> {
  const northwind = { ...named(vendors, 'northwind'), admin: named(people, 'Mia Okafor') };
  const helio = named(vendors, 'helio');
  const versions = await story.at(workdayAgo(now, 34, '09:15'), async (world) => {
    await giveLogo(world, northwind);
    return makeTemplates(world, northwind, [
      {
        library: 'launch-announcement',
        name: 'Product launch',
        description: 'One product, one picture, one button. For everything that is new.',
      },
      {
        library: 'webinar-invitation',
        name: 'Webinar invitation',
        description: 'The date as a ticket, what people take home, and who speaks.',
      },
      {
        library: 'newsletter',
        name: 'Customer newsletter',
        description: 'One story, two short ones, and room for the partner’s own news.',
      },
    ]);
  });
  const publish = async (daysAgo: number, campaign: DemoCampaign): Promise<Offer> => {
    const { id } = await story.at(workdayAgo(now, daysAgo, '09:40'), (world) =>
      makeCampaign(world, northwind, campaign),
    );
    return { vendorId: northwind.id, campaignId: id };
  };
  const backup = await publish(30, {
    name: 'Continuous Backup',
    goal: 'Interest in Continuous Backup at existing customers',
    description:
      'Introduces Continuous Backup. Add your own note at the end: who sets it up, and how to reach you. Mails to customers with their own servers do best.',
    templateVersionId: named(versions, 'launch-announcement'),
    runsForDays: 120,
  });
  const webinar = await publish(22, {
    name: 'Webinar: the first hour of an attack',
    goal: 'Registrations for the live webinar',
    description:
      'We replay a real attack, live. Take part with an engineer of your own: put the name in as the second speaker. We send you the list of your registrations the day after.',
    templateVersionId: named(versions, 'webinar-invitation'),
    runsForDays: 60,
    groups: ['UK & Ireland'],
  });
  await story.at(workdayAgo(now, 16, '11:20'), async (world) => {
    await giveLogo(world, helio);
    const own = await makeTemplates(world, helio, [
      {
        library: 'launch-announcement',
        name: 'What is new at Helio',
        description: 'One new service at a time.',
        words: FIRST_WORKLOAD,
      },
    ]);
    await makeCampaign(world, helio, {
      name: 'Move the first workload',
      goal: 'First conversations about moving to Helio Cloud',
      description: 'For customers whose servers come of age. The button leads to the calculator with your name on it.',
      templateVersionId: named(own, 'launch-announcement'),
    });
  });
  const newsletter = await publish(9, {
    name: 'Quarterly customer newsletter',
    goal: 'Staying in touch with customers between projects',
    description: 'Three stories from us and one of your own. Change the opening words: people read those first.',
    templateVersionId: named(versions, 'newsletter'),
    runsForDays: 80,
    tiers: ['Gold', 'Silver'],
  });
  await publish(1, {
    name: 'Upgrade offer for long-time customers',
    goal: 'Renewals before the old version ends',
    description: '',
    templateVersionId: named(versions, 'launch-announcement'),
    status: 'draft',
    tiers: ['Gold'],
  });
  const mails = { hello: named(versions, 'launch-announcement'), again: named(versions, 'newsletter') };
  return { backup, webinar, newsletter, mails };
}

type Stage = { partner: TestPartner; offers: Offers };

/** One launch that has run for days, and a draft whose next step is the last page. */
async function brightsideLaunches(
  story: Story,
  now: Date,
  { partner, offers }: Stage,
): Promise<SentLaunch & { webinarAudienceId: AudienceId }> {
  await story.at(workdayAgo(now, 25, '14:05'), (world) => makeBrightsideContacts(world, partner));
  const audiences = await story.at(workdayAgo(now, 20, '15:30'), (world) =>
    makeAudiences(aPartnerCaller(world, partner), {
      Customers: { tagsAny: ['customer'] },
      'Customers in the UK and Ireland': { tagsAny: ['customer'], countries: ['GB', 'IE'] },
      'Webinar and trade fair': { tagsAny: ['webinar', 'trade fair'] },
      'Not mailed this month': { notMailedSinceDays: 30 },
    }),
  );
  const launch = await sendLaunch(story, workdayAgo(now, 3, '09:10'), {
    ...offers.backup,
    partner,
    audienceId: named(audiences, 'Customers'),
    name: 'Continuous Backup to our customers',
    zones: {
      eyebrow: 'New, and set up by us',
      'note-text':
        '<p>We have run it for our own servers since summer. Ben sets it up for you in half a day; answer this mail and he calls.</p>',
    },
    refusals: (address) => {
      if (address.endsWith('@saltmarsh-timber.test'))
        return { kind: 'refused', reason: '550 5.1.1 no such user', hard: true };
      if (address.endsWith('@kingsway-printing.test'))
        return { kind: 'refused', reason: '554 5.7.1 refused by policy', hard: false };
      return null;
    },
  });
  await readAndClick(story, now, { partner, launch, seed: 7, unsubscribes: 3, bounces: 2 });
  await story.at(new Date(now.getTime() - 2 * 60 * 60 * 1000), (world) =>
    draftLaunch(world, {
      ...offers.webinar,
      partner,
      audienceId: named(audiences, 'Customers in the UK and Ireland'),
      name: 'Webinar invitation to customers nearby',
      zones: {
        'speaker-2-initials': 'BA',
        'speaker-2': '<strong>Ben Adeyemi</strong><br>Looks after customers’ networks at Brightside IT',
      },
    }),
  );
  return { ...launch, webinarAudienceId: named(audiences, 'Webinar and trade fair') };
}

/** Two launches: one to forty people, and one to so few that their vendor sees no figures of it. */
async function kestrelLaunches(story: Story, now: Date, { partner, offers }: Stage): Promise<SentLaunch> {
  await story.at(workdayAgo(now, 19, '10:40'), (world) => makeKestrelContacts(world, partner));
  const audiences = await story.at(workdayAgo(now, 12, '09:05'), (world) =>
    makeAudiences(aPartnerCaller(world, partner), {
      'All customers': { tagsAny: ['customer'] },
      'Pilot group': { tagsAny: ['pilot'] },
    }),
  );
  const webinar = await sendLaunch(story, workdayAgo(now, 8, '13:30'), {
    ...offers.webinar,
    partner,
    audienceId: named(audiences, 'All customers'),
    name: 'Webinar: the first hour of an attack',
    zones: { speakers: null },
  });
  await readAndClick(story, now, { partner, launch: webinar, seed: 21, unsubscribes: 1, bounces: 1 });
  const pilot = await sendLaunch(story, workdayAgo(now, 5, '16:20'), {
    ...offers.backup,
    partner,
    audienceId: named(audiences, 'Pilot group'),
    name: 'Continuous Backup for the pilot group',
    zones: {},
  });
  await readAndClick(story, now, { partner, launch: pilot, seed: 5, unsubscribes: 0, bounces: 0 });
  return webinar;
}

type Funded = { partner: TestPartner; launchId: LaunchId };

/** A fund, a claim that the rules approved and that is paid, one that waits for a person, and a request. */
async function makeMoney(
  story: Story,
  now: Date,
  { vendor, kestrel, brightside }: { vendor: TestVendor; kestrel: Funded; brightside: Funded },
): Promise<void> {
  const fundId = await story.at(workdayAgo(now, 2, '09:00'), (world) =>
    makeFund(world, vendor, [
      { partner: brightside.partner, amount: '8000.00' },
      { partner: kestrel.partner, amount: '3000.00' },
    ]),
  );
  await story.at(workdayAgo(now, 2, '10:30'), (world) =>
    claimLaunch(world, { vendor, ...kestrel, fundId }, [
      { description: 'List hygiene and sending', category: 'platform', amount: '180.00' },
    ]),
  );
  await story.at(workdayAgo(now, 1, '09:20'), (world) => payClaims(world, vendor, kestrel.partner));
  await story.at(workdayAgo(now, 1, '11:05'), (world) =>
    claimLaunch(world, { vendor, ...brightside, fundId }, [
      { description: 'Sending', category: 'platform', amount: '220.00' },
      { description: 'Copywriting and pictures', category: 'production', amount: '1400.00' },
    ]),
  );
  await story.at(workdayAgo(now, 1, '11:40'), (world) =>
    askForMoney(world, { vendor, partner: brightside.partner, fundId }),
  );
}
