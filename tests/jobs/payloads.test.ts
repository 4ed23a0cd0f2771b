import { beforeAll, expect, test } from 'vitest';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { makeSendingDesk } from '#campaigns/delivery/sending-desk.ts';
import { makeCapturingMailer } from '#campaigns/delivery/transports/captured-mail.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { makeOutbound } from '#campaigns/kernel/outbound.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { SOCIAL_PACE } from '#campaigns/social/social-pace.ts';
import type { Ring } from '#jobs/define-job.ts';
import { runJob } from '#jobs/run-job.ts';
import type { JobTools } from '#jobs/tools.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { rowsOf } from '../app/harness/all-rows.sql.ts';

let own: PartnerWorld;
let foreign: PartnerWorld;
let mailingId: string;
const rung: Ring[] = [];
beforeAll(async () => {
  [own, foreign] = [await aPartnerWorld(), await aPartnerWorld()];
  await someContacts(foreign.partnerCaller, 3);
  mailingId = (await aMailing(foreign, { partnerSlug: foreign.partner.slug })).mailingId;
});

function toolsOf({ world }: PartnerWorld): JobTools {
  const { system } = world.database;
  const mailer = makeCapturingMailer(system);
  return {
    ...{ mailer, system, systemMailer: () => Promise.resolve(), desk: makeSendingDesk(mailer) },
    files: makeFileStore({ kind: 'directory', path: 'node_modules/.cache/throughline-test/files' }),
    outbound: makeOutbound({ privateHosts: [] }),
    social: { networks: makeNetworks({ kind: 'capture' }, world), pace: SOCIAL_PACE },
    enter: (scope, reason) =>
      makeCaller(world, { scope, actor: { kind: 'system', reason }, requestId: newId('request') }),
    ring: async (rings) => void rung.push(...rings),
    stopping: new AbortController().signal,
  };
}

const run = (name: string, data: unknown) => runJob(own.world, toolsOf(own), { name, data, id: 'x' });
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
