import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// Deeds that need a right and leave no line in the audit trail, each with the reason.
const NOT_AUDITED: Record<string, string> = {
  'accounts/queries.ts': 'lists keys, without the keys',
  'contacts/map-import.ts': 'columns of a draft; what is imported is audited',
  'content/add-template-image.ts': 'a picture of a draft; its version is audited',
  'content/previews/preview-template.ts': 'looking',
  'content/update-brand-kit.ts': 'a draft that is saved as one types; publishing is audited',
  'content/upload-logo.ts': 'a picture of a draft; publishing is audited',
  'journeys/edit-journey.ts': 'a draft that is saved as one draws; publishing is audited',
  'launches/add-launch-image.ts': 'a picture of a draft; launching is audited',
  'launches/save-launch.ts': 'a draft that is saved as one types; launching is audited',
  'mdf/advance-requests.ts': 'the calendar moves it, no person; its money stands in the ledger',
  'leads/add-lead-note.ts': 'its line, with its author, stands in the lead’s append-only timeline',
  'social/begin-sign-in.ts': 'nothing is connected yet; the connection is audited',
};

// Deeds whose line is written by what they call.
const WRITTEN_BY: Record<string, string> = {
  'accounts/invite-member.ts': 'accounts/create-invitation.ts',
  'launches/resolve-unknown.ts': 'delivery/retry-unknown.ts',
  'launches/send-launch-test.ts': 'delivery/send-test-mail.ts',
  'leads/answer-open-offer.ts': 'leads/answer-offer.ts',
  'leads/routing/edit-routing.ts': 'leads/routing/routing-rules.ts',
  'partners/invite-partner.ts': 'accounts/create-invitation.ts',
};

const files = new Map(
  readdirSync('campaigns', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(path.join('campaigns', name), 'utf8')]),
);

/** Files of campaigns/ that a file imports. */
function importsOf(name: string): string[] {
  return [...(files.get(name) ?? '').matchAll(/from '(?:#campaigns\/([^']+)|(\.[^']+))'/g)].map(
    ([, absolute, relative = '']) => absolute ?? path.join(path.dirname(name), relative),
  );
}

const writes = (name: string) => /\baudit\(/.test(files.get(name) ?? '');

/** Files that ask for a right to change something. */
function deeds(): string[] {
  return [...files.keys()].filter((name) =>
    [...(files.get(name) ?? '').matchAll(/authorize\(\w+\.actor, '[a-z_]+:([a-z_]+)'/g)].some(
      ([, verb]) => verb !== 'read',
    ),
  );
}

test('R34: every deed that needs a right leaves its line in the audit trail, or says here why not', () => {
  const all = deeds();
  expect(all.length).toBeGreaterThan(100);
  const helped = (name: string) => importsOf(name).some((other) => other.includes('internal/') && writes(other));
  const silent = all.filter((name) => !writes(name) && !helped(name));
  const explained = (name: string) => Object.hasOwn(NOT_AUDITED, name) || Object.hasOwn(WRITTEN_BY, name);
  expect(silent.filter((name) => !explained(name)).sort()).toEqual([]);
  for (const [name, writer] of Object.entries(WRITTEN_BY))
    expect(importsOf(name).includes(writer) && writes(writer), `${name} leaves it to ${writer}`).toBe(true);
  expect(
    Object.keys(NOT_AUDITED).filter((name) => !all.includes(name) || writes(name)),
    'reasons for files that are gone, or that write by now',
  ).toEqual([]);
});
