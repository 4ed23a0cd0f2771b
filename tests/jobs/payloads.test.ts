import { beforeAll, expect, test } from 'vitest';
import { newId } from '#campaigns/kernel/ids.ts';
import { runJob } from '#jobs/run-job.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { rowsOf } from '../app/harness/all-rows.sql.ts';
import { jobTools } from './job-tools.ts';

let own: PartnerWorld;
let foreign: PartnerWorld;
let mailingId: string;
beforeAll(async () => {
  [own, foreign] = [await aPartnerWorld(), await aPartnerWorld()];
  await someContacts(foreign.partnerCaller, 3);
  mailingId = (await aMailing(foreign, { partnerSlug: foreign.partner.slug })).mailingId;
});

const run = (name: string, data: unknown) => runJob(own.world, jobTools(own.world, []), { name, data, id: 'x' });
const sentMails = () => own.world.database.system.capturedMail.count({ where: { partnerId: foreign.partner.id } });

test('R24, B 19: a job that names one partner and another’s thing does nothing to it and sends nothing', async () => {
  const before = await rowsOf(foreign.partnerCaller);
  const { partnerId } = own.partnerCaller.scope;
  for (const name of ['advance-mailing', 'follow-mailing']) await run(name, { partnerId, mailingId }).catch(() => {});
  for (const name of ['read-import', 'apply-import'])
    await run(name, { partnerId, importId: newId('import') }).catch(() => {});
  expect(await rowsOf(foreign.partnerCaller)).toEqual(before);
  expect(await sentMails()).toBe(0);
});

test('the same job under its own partner sends: the test above means what it says', async () => {
  const { partnerId } = foreign.partnerCaller.scope;
  while ((await run('advance-mailing', { partnerId, mailingId })) === 'again');
  expect(await sentMails()).toBe(3);
});

test.each([
  ['no ids', {}],
  ['an id of another kind', { partnerId: 'prt_1', mailingId: 'con_1' }],
  ['a missing owner', { mailingId: newId('mailing') }],
  ['ids that are objects', { partnerId: { not: '' }, mailingId: { contains: '' } }],
  ['ids that are lists', { partnerId: [newId('partner')], mailingId: [newId('mailing')] }],
  ['prototype keys', JSON.parse('{"__proto__":{"partnerId":"x"},"constructor":{"mailingId":"y"}}') as unknown],
  ['no object', 'advance'],
  ['nothing', null],
])('B 19: a payload with %s is refused before anything is done', async (_, data) => {
  await expect(run('advance-mailing', data)).rejects.toMatchObject({ name: 'ZodError' });
});

test('B 19: a job of a name that is none is refused, also one that every object has', async () => {
  for (const name of ['send-everything', 'constructor', '__proto__', ''])
    await expect(run(name, {})).rejects.toMatchObject({ name: 'UnknownJobError' });
});
