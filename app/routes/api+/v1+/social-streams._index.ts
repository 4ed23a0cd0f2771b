import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { NothingIn, StreamListOut, StreamMadeOut } from '#campaigns/social/api-schema.ts';
import { createStream } from '#campaigns/social/create-topic.ts';
import { listStreams } from '#campaigns/social/post-queries.ts';
import { CreateStream } from '#campaigns/social/schema.ts';

const listOperation = defineOperation({
  operationId: 'listStreams',
  method: 'GET',
  path: '/social-streams',
  tag: 'Social',
  summary: 'Streams with their topics, and how many partners subscribe',
  side: 'vendor',
  scope: 'social:read',
  input: NothingIn,
  output: StreamListOut,
});
const createOperation = defineOperation({
  operationId: 'createStream',
  method: 'POST',
  path: '/social-streams',
  tag: 'Social',
  summary: 'Begin a stream',
  side: 'vendor',
  scope: 'social:write',
  input: CreateStream,
  output: StreamMadeOut,
  status: 201,
});

export const loader = apiLoader(listOperation, async ({ ctx }) => ({ items: await listStreams(ctx) }));

export const action = apiAction(createOperation, ({ caller, input }) => createStream(caller, input));
