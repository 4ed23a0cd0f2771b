import { beforeAll, expect, test } from 'vitest';
import { applyImport } from '#campaigns/contacts/apply-import.ts';
import { readImport } from '#campaigns/contacts/read-import.ts';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { anApiKey, aVendor } from '#tests/factories/accounts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

let stand: WebStand;
let caller: PartnerCaller;
let key: string;
let vendorId: string;
beforeAll(async () => {
  stand = await webStand();
  const [vendor, partner] = await Promise.all([aVendor(stand.world), aPartner(stand.world)]);
  await aPartnership(stand.world, { vendor, partner });
  caller = aPartnerCaller(stand.world, partner);
  key = (await anApiKey(stand.world, partner.owner, { partnerId: partner.id })).key;
  vendorId = vendor.id;
}, 120_000);

type Body = Record<string, unknown>;

async function api(method: string, path: string, body?: object | string, type = 'application/json') {
  const answer = await stand.browser().send(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: JSON.parse(answer.text) as Body & { id: string; items: Body[] } };
}

test('a list goes in by the API: sent, dry run, yes, there', async () => {
  const list = 'E-Mail,Vorname,Stadt\nana@x.test,Ana,Bonn\nhans@x.test,Hans,Ulm\nnobody,X,Y\n';
  const sent = await api(
    'POST',
    '/imports?fileName=fair.csv&legalBasis=consent&consentSource=fair&tags=fair,2026',
    list,
    'text/csv',
  );
  expect(sent).toMatchObject({
    status: 202,
    body: {
      status: 'reading',
      fileName: 'fair.csv',
      terms: { legalBasis: 'consent', tags: ['fair', '2026'] },
      columns: [
        { header: 'E-Mail', field: 'email' },
        { header: 'Vorname', field: 'firstName' },
        { header: 'Stadt', field: null },
      ],
    },
  });
  const importId = sent.body.id as Parameters<typeof readImport>[1]['importId'];
  expect(await api('POST', `/imports/${importId}/confirmation`)).toMatchObject({ status: 409 });
  await readImport({ ...caller, files: stand.world.files }, { importId });
  expect((await api('GET', `/imports/${importId}`)).body).toMatchObject({
    status: 'ready',
    summary: { new: 2, refused: 1, problems: [{ line: 4, reason: 'email_no_at' }] },
  });
  expect(await api('POST', `/imports/${importId}/confirmation`)).toMatchObject({
    status: 202,
    body: { status: 'applying' },
  });
  await applyImport(caller, { importId });
  expect((await api('GET', `/imports/${importId}`)).body).toMatchObject({ status: 'done', rowsApplied: 2 });
  const found = await api('GET', '/contacts?tag=fair&limit=1');
  expect(found.body).toMatchObject({
    items: [{ tags: ['fair', '2026'], notReachable: null }],
    nextCursor: expect.any(String),
  });
  expect(JSON.stringify(found.body)).not.toContain('addressHmac');
  expect((await api('GET', '/imports')).body.items).toMatchObject([{ id: importId, status: 'done' }]);
});

test('what is not known of a list is said afterwards, and said again until the yes', async () => {
  const { body } = await api('POST', '/imports', 'a,b\nb@x.test,One\n', 'text/csv');
  expect(body).toMatchObject({ status: 'uploaded', terms: null });
  const terms = { legalBasis: 'contract', consentSource: 'orders' };
  const refused = await api('PUT', `/imports/${body.id}/mapping`, { ...terms, columns: { b: 'company' } });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'columns' }] } });
  expect(
    await api('PUT', `/imports/${body.id}/mapping`, { ...terms, columns: { a: 'email', b: 'company' } }),
  ).toMatchObject({
    status: 202,
    body: { status: 'reading' },
  });
  expect(await api('POST', `/imports/${body.id}/cancellation`)).toMatchObject({
    status: 200,
    body: { status: 'cancelled' },
  });
});

test('a file that is none is refused with what it is', async () => {
  const zip = await api('POST', '/imports', 'PK\x03\x04', 'text/csv');
  expect(zip).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'file', detail: expect.stringMatching(/zip/) }] },
  });
  expect(await api('POST', '/imports', '{}', 'application/json')).toMatchObject({ status: 415 });
});

test('one person: added, changed, permission noted, tagged, erased, and not back', async () => {
  const person = { email: 'Kim@x.test', firstName: 'Kim', legalBasis: 'consent', consentSource: 'call' };
  const added = await api('POST', '/contacts', person);
  expect(added).toMatchObject({
    status: 201,
    body: { email: 'Kim@x.test', consent: 'granted', ledger: [{ source: 'call' }] },
  });
  const at = `/contacts/${added.body.id}`;
  expect(await api('POST', '/contacts', { ...person, email: 'kim@X.test' })).toMatchObject({ status: 409 });
  expect(await api('POST', '/contacts', { ...person, email: 'a@x, b@y' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'email' }] },
  });
  expect((await api('PATCH', at, { company: 'Kim Ltd', tags: ['a'] })).body).toMatchObject({
    company: 'Kim Ltd',
    firstName: 'Kim',
  });
  expect((await api('POST', '/contacts/tags', { contactIds: [added.body.id], add: ['b'] })).body).toMatchObject({
    changed: 1,
  });
  const withdrawn = await api('POST', `${at}/consents`, { kind: 'marketing', granted: false, source: 'call' });
  expect(withdrawn).toMatchObject({
    status: 201,
    body: { consent: 'withdrawn', notReachable: 'no_consent', tags: ['a', 'b'] },
  });
  expect(await api('DELETE', at)).toMatchObject({ status: 200 });
  expect(await api('GET', at)).toMatchObject({ status: 404 });
  expect(await api('POST', '/contacts', person)).toMatchObject({ status: 409, body: { errors: [{ field: 'email' }] } });
});

test('suppressing and taking it back', async () => {
  const lea = { email: 'lea@x.test' };
  expect((await api('POST', '/suppressions', lea)).body).toMatchObject({ added: true });
  expect((await api('POST', '/suppressions', lea)).body).toMatchObject({ added: false });
  expect((await api('POST', '/suppressions', { ...lea, vendorId })).body).toMatchObject({ added: true });
  const found = await api('GET', '/suppressions?email=LEA@x.test');
  expect(found.body.items.map((item) => (item.vendor as { id: string } | null)?.id ?? null).sort()).toEqual(
    [null, vendorId].sort(),
  );
  expect(await api('DELETE', '/suppressions?email=lea@x.test')).toMatchObject({ status: 200 });
  expect(await api('DELETE', '/suppressions?email=lea@x.test')).toMatchObject({ status: 404 });
});

test('an audience: counted, saved, changed, archived', async () => {
  const filter = { tagsAny: ['fair'], notMailedSinceDays: 30 };
  expect((await api('POST', '/audiences/count', { filter })).body).toMatchObject({
    total: 2,
    reachable: 2,
    heldBack: {},
  });
  const { body, status } = await api('POST', '/audiences', { name: 'Fair', filter });
  expect([status, body.filter]).toEqual([201, filter]);
  expect(await api('POST', '/audiences', { name: 'Fair', filter: {} })).toMatchObject({ status: 409 });
  expect(await api('POST', '/audiences', { name: 'X', filter: { nobody: true } })).toMatchObject({ status: 422 });
  expect((await api('PATCH', `/audiences/${body.id}`, { filter: { tagsAll: ['2026'] } })).body).toMatchObject({
    name: 'Fair',
  });
  expect((await api('GET', `/audiences/${body.id}/count?vendorId=${vendorId}`)).body).toMatchObject({ total: 2 });
  await api('POST', `/audiences/${body.id}/archive`);
  expect((await api('GET', '/audiences')).body.items).toEqual([]);
  expect((await api('GET', '/audiences?archived=true')).body.items).toMatchObject([{ name: 'Fair' }]);
  await api('DELETE', `/audiences/${body.id}/archive`);
  expect((await api('GET', `/audiences/${body.id}`)).body).toMatchObject({ archivedAt: null, usedBy: [] });
});

test('every operation stands in the documentation under its use case’s verb', async () => {
  const answer = await stand.browser().get('/api/v1/openapi.json');
  const paths = JSON.parse(answer.text).paths as Record<string, Record<string, { operationId: string }>>;
  const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  const ours =
    `listContacts createContact getContact updateContact eraseContact recordConsent tagContacts listSuppressions
    suppressContact liftSuppression importContacts listImports getImport mapImport confirmImport cancelImport listAudiences
    createAudience getAudience updateAudience archiveAudience restoreAudience countAudience`.split(/\s+/);
  expect(ours.filter((id) => !ids.includes(id))).toEqual([]);
});
