import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { PublishedBrandKitOut } from '#campaigns/content/api-schema.ts';
import { publishBrandKit } from '#campaigns/content/publish-brand-kit.ts';
import { PublishBrandKitInput } from '#campaigns/content/schema.ts';

const operation = defineOperation({
  operationId: 'publishBrandKit',
  method: 'POST',
  path: '/brand-kit/publication',
  tag: 'Brand kit',
  summary: 'Make the working copy what mails are made with from now on',
  side: 'partner',
  scope: 'brand_kit:write',
  input: PublishBrandKitInput,
  output: PublishedBrandKitOut,
});

export const action = apiAction(operation, ({ caller, input }) => publishBrandKit(caller, input));
