import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ApiKeys, type CreatedKey } from '#app/components/settings/api-keys.tsx';
import type { FormResult } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { createApiKey } from '#campaigns/accounts/create-api-key.ts';
import { listApiKeys } from '#campaigns/accounts/queries.ts';
import { revokeApiKey } from '#campaigns/accounts/revoke-api-key.ts';
import { ApiKeyIdInput, CreateApiKeyInput } from '#campaigns/accounts/schema.ts';
import { scopesFor } from '#campaigns/accounts/scopes.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('settings.apiKeys'));

export const loader = vendorLoader(async ({ ctx }) => ({
  keys: await listApiKeys(ctx),
  scopes: scopesFor('vendor'),
}));

const here = paths.vendor.apiKeys;

export const action = vendorActions({
  create: vendorIntent(CreateApiKeyInput, async ({ caller, input }): Promise<CreatedKey> => {
    const { key } = await createApiKey(caller, input);
    return { createdKey: key, name: input.name };
  }),
  revoke: vendorIntent(ApiKeyIdInput, async ({ caller, input, redirectWith }) => {
    await revokeApiKey(caller, input);
    return redirectWith(here, { message: say(words, 'settings.apiKeyRevoked') });
  }),
});

export default function VendorApiKeys() {
  const answer = useActionData() as FormResult | CreatedKey | undefined;
  return <ApiKeys {...useLoaderData<typeof loader>()} action={here} answer={answer} />;
}
