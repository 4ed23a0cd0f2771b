import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { PartnerPostListOut, PartnerPostListQuery } from '#campaigns/social/api-schema.ts';
import { pagePartnerPosts } from '#campaigns/social/partner-post-queries.ts';

const operation = defineOperation({
  operationId: 'listPartnerPosts',
  method: 'GET',
  path: '/partner-posts',
  tag: 'Social',
  summary: 'Copies of vendors’ posts, newest first',
  side: 'partner',
  scope: 'social:read',
  input: PartnerPostListQuery,
  output: PartnerPostListOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => pagePartnerPosts(ctx, input));
