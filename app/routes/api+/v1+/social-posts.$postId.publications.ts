import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { PostPublicationsOut, PostPublicationsQuery } from '#campaigns/social/api-schema.ts';
import { pagePostPublications } from '#campaigns/social/publication-queries.ts';

const operation = defineOperation({
  operationId: 'listPostPublications',
  method: 'GET',
  path: '/social-posts/{postId}/publications',
  tag: 'Social',
  summary: 'Where a post is, with its addresses and clicks',
  side: 'vendor',
  scope: 'social:read',
  input: PostPublicationsQuery,
  output: PostPublicationsOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => pagePostPublications(ctx, input));
