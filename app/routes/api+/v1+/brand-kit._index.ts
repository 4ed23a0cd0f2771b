import { z } from 'zod';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { BrandKitOut } from '#campaigns/content/api-schema.ts';
import { readBrandKitPage } from '#campaigns/content/read-brand-kit-page.ts';
import { UpdateBrandKitInput } from '#campaigns/content/schema.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';

const getOperation = defineOperation({
  operationId: 'getBrandKit',
  method: 'GET',
  path: '/brand-kit',
  tag: 'Brand kit',
  summary: 'The working copy, what is missing in it, and what is published',
  side: 'partner',
  scope: 'brand_kit:read',
  input: z.object({}),
  output: BrandKitOut,
});

export const loader = apiLoader(getOperation, async ({ ctx }) => {
  const { state, ...kit } = await readBrandKitPage(ctx);
  return { ...kit, ...state };
});

const updateOperation = defineOperation({
  operationId: 'updateBrandKit',
  method: 'PATCH',
  path: '/brand-kit',
  tag: 'Brand kit',
  summary: 'Change the working copy',
  description: 'What is left out stays. Names the `revision` it started from; 409 when someone else saved since.',
  side: 'partner',
  scope: 'brand_kit:write',
  input: UpdateBrandKitInput,
  output: BrandKitOut,
});

export const action = apiAction(updateOperation, async ({ caller, input }) => {
  await updateBrandKit(caller, input);
  const { state, ...kit } = await caller.inScope(readBrandKitPage);
  return { ...kit, ...state };
});
