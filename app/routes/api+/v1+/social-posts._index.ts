import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { PostListOut, PostListQuery, PostMadeOut } from '#campaigns/social/api-schema.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { listPosts } from '#campaigns/social/post-queries.ts';
import { CreatePost } from '#campaigns/social/schema.ts';

const listOperation = defineOperation({
  operationId: 'listPosts',
  method: 'GET',
  path: '/social-posts',
  tag: 'Social',
  summary: 'Posts, newest first, with how often they are out and were clicked',
  side: 'vendor',
  scope: 'social:read',
  input: PostListQuery,
  output: PostListOut,
});
const createOperation = defineOperation({
  operationId: 'createPost',
  method: 'POST',
  path: '/social-posts',
  tag: 'Social',
  summary: 'Begin a post',
  side: 'vendor',
  scope: 'social:write',
  input: CreatePost,
  output: PostMadeOut,
  status: 201,
});

export const loader = apiLoader(listOperation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listPosts(ctx, filter, { limit, cursor }),
);

export const action = apiAction(createOperation, ({ caller, input }) => createPost(caller, input));
