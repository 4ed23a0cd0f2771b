import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { TopicMadeOut } from '#campaigns/social/api-schema.ts';
import { createTopic } from '#campaigns/social/create-topic.ts';
import { CreateTopic } from '#campaigns/social/schema.ts';

const operation = defineOperation({
  operationId: 'createTopic',
  method: 'POST',
  path: '/social-streams/{streamId}/topics',
  tag: 'Social',
  summary: 'Begin a topic, which partners subscribe to',
  side: 'vendor',
  scope: 'social:write',
  input: CreateTopic,
  output: TopicMadeOut,
  status: 201,
});

export const action = apiAction(operation, ({ caller, input }) => createTopic(caller, input));
