import { findLaunchPage, findVendorPage, type PublicFormPage } from '#campaigns/leads/landing-page-queries.ts';
import { type PageFacts, parsePageToken } from '#campaigns/leads/page-token.ts';
import type { PublicPageInput, PublicPost } from '#campaigns/leads/schema.ts';
import { submitForm } from '#campaigns/leads/submit-form.ts';
import { notFoundAddress } from './form.server.ts';
import type { PublicParts } from './public.server.ts';

type Parts<I> = Pick<PublicParts<I>, 'input' | 'world' | 'enter' | 'ip'>;

const REASON = 'public page';

/** A launch's page, or a vendor's own form. A page that is closed is a 404 like one that never was. */
export async function readPublicPage({ input, world, enter }: Parts<PublicPageInput>): Promise<PublicFormPage> {
  return (await findPage(factsOf(world, input.token), enter)) ?? gone();
}

/** What a visitor posted on it. */
export async function postPublicPage({ input, world, enter, ip }: Parts<PublicPost>): Promise<void> {
  const facts = factsOf(world, input.token);
  const page = (await findPage(facts, enter)) ?? gone();
  const { values, consent, ticket, homepage } = input;
  const { vendorId, formVersionId } = page.form;
  const post = { vendorId, formVersionId, values, consent, ticket, trap: homepage, address: ip };
  if (facts.kind === 'launch')
    await submitForm(enter({ side: 'partner', partnerId: facts.partnerId }, REASON), {
      ...{ ...post, source: 'page', launchId: facts.launchId },
    });
  else await submitForm(enter({ side: 'vendor', vendorId }, REASON), { ...post, source: 'form' });
}

function factsOf(world: Parts<unknown>['world'], token: string): PageFacts {
  return parsePageToken(world.install.keys, token) ?? gone();
}

function findPage(facts: PageFacts, enter: Parts<unknown>['enter']): Promise<PublicFormPage | null> {
  if (facts.kind === 'launch') {
    const caller = enter({ side: 'partner', partnerId: facts.partnerId }, REASON);
    return caller.inScope((ctx) => findLaunchPage(ctx, facts));
  }
  return enter({ side: 'vendor', vendorId: facts.vendorId }, REASON).inScope((ctx) => findVendorPage(ctx, facts));
}

function gone(): never {
  throw notFoundAddress();
}
