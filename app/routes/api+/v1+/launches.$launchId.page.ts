import { apiAction, apiActions, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { getLaunch } from '#campaigns/launches/queries.ts';
import { LandingPageMadeOut, LandingPageOut, LaunchPageInput, NothingOut } from '#campaigns/leads/api-schema.ts';
import { findLandingPage } from '#campaigns/leads/landing-page-queries.ts';
import { closeLandingPage, openLandingPage } from '#campaigns/leads/open-landing-page.ts';
import { OpenLandingPage } from '#campaigns/leads/schema.ts';

const getOperation = defineOperation({
  operationId: 'getLandingPage',
  method: 'GET',
  path: '/launches/{launchId}/page',
  tag: 'Leads',
  summary: 'The launch’s public page, where it has one',
  side: 'partner',
  scope: 'launch:read',
  input: LaunchPageInput,
  output: LandingPageOut,
});
const postOperation = defineOperation({
  operationId: 'openLandingPage',
  method: 'POST',
  path: '/launches/{launchId}/page',
  tag: 'Leads',
  summary: 'Open a public page with a form',
  side: 'partner',
  scope: 'landing_page:write',
  input: OpenLandingPage,
  output: LandingPageMadeOut,
  status: 201,
});
const deleteOperation = defineOperation({
  operationId: 'closeLandingPage',
  method: 'DELETE',
  path: '/launches/{launchId}/page',
  tag: 'Leads',
  summary: 'Close the public page',
  side: 'partner',
  scope: 'landing_page:write',
  input: LaunchPageInput,
  output: NothingOut,
});

export const loader = apiLoader(getOperation, async ({ ctx, input }) => {
  const { id } = await getLaunch(ctx, input.launchId);
  return { page: await findLandingPage(ctx, id) };
});

export const action = apiActions(
  apiAction(postOperation, ({ caller, input }) => openLandingPage(caller, input)),
  apiAction(deleteOperation, async ({ caller, input }) => {
    await closeLandingPage(caller, input);
    return {};
  }),
);
