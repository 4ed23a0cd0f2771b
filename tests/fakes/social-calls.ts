import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SocialEnv } from '#campaigns/kernel/env.ts';

export type FakeNetwork = 'linkedin' | 'facebook' | 'x' | 'bluesky' | 'mastodon';

/** What the fake does with one POST of a post. What it takes is in `posts`, also when its answer gets lost. */
export type SocialBehaviour =
  | 'accept'
  /** takes the post and cuts the connection instead of answering */
  | 'accept-then-reset'
  /** takes the post and says that something went wrong */
  | 'accept-then-fault'
  /** cuts the connection without taking it */
  | 'reset'
  | 'rate-limit'
  | 'expired';

export type FakePost = {
  network: FakeNetwork;
  id: string;
  author: string;
  text: string;
  media: string | null;
  alt: string;
  deleted: boolean;
};

export type FakeSocial = {
  url: string;
  /** an environment whose networks are all this server */
  env: Extract<SocialEnv, { kind: 'networks' }>;
  posts: FakePost[];
  /** POSTs that wanted to make a post, taken or not */
  tries: { network: FakeNetwork; text: string }[];
  behave(next: (call: { network: FakeNetwork; text: string; calls: number }) => SocialBehaviour): void;
  /** reading, renewing and deleting: what the next ones get */
  refuse: {
    /** late: what was taken is not in the list yet */ look?: 'rate-limit' | 'fault' | 'late';
    remove?: 'rate-limit' | 'not-allowed';
    token?: 'used' | 'fault';
  };
  /** access tokens that are over */
  revoked: Set<string>;
  /** refresh tokens and codes, each good for one use */
  used: string[];
  /**
   * Called when a request has arrived, and when it is done with and about to be answered. `drop` after arriving: the
   * network never saw it.
   */
  watch: (moment: { at: 'arrived' | 'done'; method: string; path: string }) => Promise<'drop' | undefined>;
  alts: Map<string, string>;
  /** verifier challenges by code, as the sign-in page got them */
  codes: Map<string, { challenge: string; redirect: string }>;
  tokens: number;
  stop(): Promise<void>;
};

export type FakeCall = {
  fake: FakeSocial;
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  raw: Buffer;
  body: Record<string, unknown>;
  token: string;
};

/** How this try of a post goes; counts it. */
export function behaviourFor(fake: FakeSocial, network: FakeNetwork, text: string): SocialBehaviour {
  fake.tries.push({ network, text });
  return (fake as FakeSocial & { behaviourOf: (call: object) => SocialBehaviour }).behaviourOf({
    ...{ network, text, calls: fake.tries.length },
  });
}

export function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
