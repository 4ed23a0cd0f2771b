import { beforeAll, expect, test } from 'vitest';
import { listOperations, listSilentRoutes } from '#app/http/api-operations.server.ts';
import { scopesFor } from '#campaigns/accounts/scopes.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

type Operation = {
  operationId: string;
  responses: Record<string, { content?: Record<string, unknown> }>;
  parameters?: { name: string; in: string }[];
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; servers: { url: string }[] };

let stand: WebStand;
let document: Document;
beforeAll(async () => {
  stand = await webStand();
  document = JSON.parse((await stand.browser().get('/api/v1/openapi.json')).text) as Document;
});

const documented = () => Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** What people do on the screens of each step, by the use case’s verb. */
const STEPS: Record<string, string[]> = {
  'partners are invited':
    'invitePartner listPartners getPartner changePartnership endPartnership resumePartnership listTiers createTier listGroups createGroup listVendors'.split(
      ' ',
    ),
  'a template is written':
    'listTemplates createTemplate getTemplate updateTemplate saveTemplateVersion listTemplateVersions previewTemplate uploadTemplateImage archiveTemplate restoreTemplate'.split(
      ' ',
    ),
  'a campaign is offered':
    'listCampaigns createCampaign getCampaign updateCampaign previewCampaign publishCampaign withdrawCampaign archiveCampaign restoreCampaign'.split(
      ' ',
    ),
  'a brand kit is made': 'getBrandKit updateBrandKit uploadLogo publishBrandKit'.split(' '),
  'contacts come in':
    'importContacts mapImport confirmImport cancelImport getImport listImports listContacts getContact createContact updateContact eraseContact recordConsent tagContacts suppressContact listSuppressions liftSuppression listAudiences getAudience createAudience updateAudience countAudience archiveAudience restoreAudience'.split(
      ' ',
    ),
  'a campaign is launched':
    'listEligibleCampaigns getOfferedCampaign createLaunch listLaunches getLaunch saveLaunch addLaunchImage previewLaunch reviewLaunch sendLaunchTest scheduleLaunch unscheduleLaunch archiveLaunch restoreLaunch'.split(
      ' ',
    ),
  'leads come back':
    'listForms createForm getForm saveFormVersion publishForm withdrawForm getLandingPage openLandingPage closeLandingPage listHeldPosts confirmHeldPost listLeads getLead answerLead addLeadNote listAssignments allocateLead getScoreRules saveScoreRules previewScoreRules publishScoreRules getRoutingRules saveRoutingRules publishRoutingRules listDeals createDeal getDeal listDealConflicts decideDeal changeDealStage closeDeal'.split(
      ' ',
    ),
  'posts go out':
    'listStreams createStream createTopic listPosts createPost getPost savePost addPostImage publishPost withdrawPost recallPost listPostPublications listOfferedTopics changeSubscription listPartnerPosts getPartnerPost saveZones decidePartnerPost listAccounts disconnectAccount listPublications resolveDoubt'.split(
      ' ',
    ),
  'it is sent': 'getLaunchProgress listDeliveries pauseLaunch resumeLaunch cancelLaunch resolveUnknown'.split(' '),
  'something comes back': 'getLaunchResults listLaunchPeople getCampaignResults'.split(' '),
};

test.each(Object.entries(STEPS))('the API does all of the step in which %s', (_, operations) => {
  const known = new Set(documented().map(({ operationId }) => operationId));
  expect(operations.filter((operation) => !known.has(operation))).toEqual([]);
});

test('every operation of every route file is documented, once, under a verb and a scope that a key can be given', () => {
  expect(listSilentRoutes()).toEqual([]);
  const operations = listOperations();
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(
    documented()
      .map(({ operationId }) => operationId)
      .sort(),
  ).toEqual([...ids].sort());
  expect(
    ids.filter(
      (id) =>
        !/^(get|list|count|create|update|change|save|add|upload|archive|restore|publish|withdraw|preview|invite|end|resume|import|map|confirm|cancel|erase|record|tag|suppress|lift|review|send|schedule|unschedule|pause|resolve|answer|ask|allocate|close|decide|open|submit|remove|recall|disconnect|activate|adjust|stop|take|check|simulate)[A-Z]/.test(
          id,
        ),
    ),
  ).toEqual([]);
  const scopes = new Set([...scopesFor('vendor'), ...scopesFor('partner')]);
  expect(operations.filter(({ scope }) => !scopes.has(scope)).map(({ operationId }) => operationId)).toEqual([]);
});

test('it is OpenAPI 3.1 of this installation; refusals are problem documents, lists have a cursor, unsafe calls a key', () => {
  expect(document.openapi).toMatch(/^3\.1/);
  expect(document.servers).toEqual([{ url: stand.world.install.publicUrl }]);
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const what = `${method} ${path}`;
      for (const status of ['401', '403', '404', '422'])
        expect(operation.responses[status]?.content, what).toHaveProperty(['application/problem+json']);
      const names = (operation.parameters ?? []).map((parameter) => parameter.name);
      if (method !== 'get') expect(names, what).toContain('Idempotency-Key');
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(names, what).toContain(name);
    }
  for (const list of [
    'listTemplates',
    'listCampaigns',
    'listContacts',
    'listLaunches',
    'listDeliveries',
    'listPartners',
    'listAudiences',
    'listSuppressions',
    'listImports',
    'listEligibleCampaigns',
    'listLaunchPeople',
    'listPosts',
    'listPartnerPosts',
    'listPublications',
    'listPostPublications',
  ]) {
    const operation = documented().find(({ operationId }) => operationId === list);
    expect(
      (operation?.parameters ?? []).map(({ name }) => name),
      list,
    ).toContain('cursor');
  }
});

test('the reference page shows every operation to whoever asks', async () => {
  const { status, text } = await stand.browser().get('/api/reference');
  expect(status).toBe(200);
  expect(listOperations().filter(({ operationId }) => !text.includes(operationId))).toEqual([]);
});
