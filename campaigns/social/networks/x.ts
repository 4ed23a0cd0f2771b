import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ApiResponseError, ITwitterApiClientPlugin, TwitterApiReadWrite } from 'twitter-api-v2';
import type { SocialAppEnv } from '#campaigns/kernel/env.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { makeOutbound } from '#campaigns/kernel/outbound.ts';
import { isMarked, type RefusalReason, type Session, SignInRefused, type SocialNetwork } from './network.ts';
import { authorizeUrl } from './oauth.ts';

const SCOPE = 'tweet.read tweet.write users.read media.write offline.access';
const LATEST = 100;
const WAIT_MS = 60_000;
const CALL_MS = 20_000;

const permalink = (id: string) => `https://x.com/i/web/status/${id}`;

/** The first who needs it loads it: at every start it would cost a tenth of a second. */
const library = () => import('twitter-api-v2');

/** X by its API v2 (twitter-api-v2). */
export function makeX({ app }: { app: SocialAppEnv }): SocialNetwork {
  const settings = elsewhere(app.apiUrl);
  const client = async () => {
    const { TwitterApi } = await library();
    return new TwitterApi({ clientId: app.clientId, clientSecret: app.clientSecret }, settings);
  };
  const of = async ({ secrets }: Session): Promise<TwitterApiReadWrite> => {
    const { TwitterApi } = await library();
    return new TwitterApi(secrets.access, settings).readWrite;
  };
  const place = {
    ...{ outbound: makeOutbound({ privateHosts: [] }), issuer: app.signInUrl, app, scope: SCOPE, pkce: true },
    ...{ authorize: new URL('/i/oauth2/authorize', app.signInUrl), token: new URL('/2/oauth2/token', app.apiUrl) },
  };
  return {
    name: 'x',
    signIn: 'oauth',
    hasServers: false,
    begin: async (input) => ({ url: await authorizeUrl(place, input) }),
    finish: ({ code, verifier, redirectUri }) =>
      signingIn(async () => {
        const granted = await (await client()).loginWithOAuth2({ code, codeVerifier: verifier, redirectUri });
        const { data: me } = await granted.client.v2.me();
        return [
          {
            ...{ externalId: me.id, handle: `@${me.username}`, displayName: me.name, server: '' },
            ...{ profileUrl: `https://x.com/${me.username}`, ...keep(granted) },
          },
        ];
      }),
    renew: ({ secrets }) =>
      signingIn(async () => {
        if (!secrets.refresh) throw new SignInRefused('no refresh token');
        return keep(await (await client()).refreshOAuth2Token(secrets.refresh));
      }),
    upload: async (session, picture) => {
      try {
        const { EUploadMimeType } = await library();
        const mime = picture.mime === 'image/png' ? EUploadMimeType.Png : EUploadMimeType.Jpeg;
        const { v2 } = await of(session);
        const media = await v2.uploadMedia(picture.bytes, { media_type: mime });
        await v2.createMediaMetadata(media, { alt_text: { text: picture.alt } });
        return { kind: 'uploaded', media };
      } catch (error) {
        const said = refusalOf(error);
        return said.kind === 'unknown' ? { kind: 'untried', detail: said.detail } : said;
      }
    },
    publish: async (session, { text, media }) => {
      try {
        const { data } = await (await of(session)).v2.tweet(text, media ? { media: { media_ids: [media] } } : {});
        return { kind: 'published', externalId: data.id, permalink: permalink(data.id) };
      } catch (error) {
        return isDuplicate(error) ? { kind: 'duplicate' } : refusalOf(error);
      }
    },
    look: async (session, marker) => {
      try {
        const options = {
          max_results: LATEST,
          'tweet.fields': ['entities' as const],
          start_time: marker.since.toISOString(),
        };
        const page = await (await of(session)).v2.userTimeline(session.externalId, options);
        for (const { id, text, entities } of page.tweets) {
          // Addresses come back as t.co ones; what they stand for is listed beside the text.
          const whole = (entities?.urls ?? []).reduce(
            (said, { url, expanded_url: meant }) => said.replaceAll(url, meant),
            text,
          );
          if (isMarked(whole, marker)) return { kind: 'found', externalId: id, permalink: permalink(id) };
        }
        return { kind: 'absent' };
      } catch (error) {
        const said = refusalOf(error);
        if (said.kind === 'expired' || said.kind === 'throttled') return said;
        return { kind: 'unknown', detail: 'detail' in said ? said.detail : '' };
      }
    },
    remove: async (session, id) => {
      try {
        await (await of(session)).v2.deleteTweet(id);
        return { kind: 'removed' };
      } catch (error) {
        if (isAnswer(error) && error.code === 404) return { kind: 'removed' };
        const said = refusalOf(error);
        if (said.kind === 'expired' || said.kind === 'throttled') return said;
        return { kind: said.kind === 'refused' ? 'refused' : 'unknown', detail: said.detail };
      }
    },
  };
}

/** The library knows one address; a hook of its own sends its calls to the configured one. */
function elsewhere(apiUrl: string) {
  const plugin: ITwitterApiClientPlugin = {
    onBeforeRequestConfig: ({ params }) => {
      const meant = new URL(params.url);
      params.url = new URL(`${meant.pathname}${meant.search}`, apiUrl).href;
      params.timeout = CALL_MS;
    },
  };
  const agent = apiUrl.startsWith('http:') ? new HttpAgent() : new HttpsAgent();
  return { plugins: [plugin], httpAgent: agent };
}

function keep(granted: { accessToken: string; refreshToken?: string; expiresIn: number }) {
  return {
    secrets: { access: granted.accessToken, refresh: granted.refreshToken },
    expiresAt: new Date(Date.now() + granted.expiresIn * 1_000),
    renewable: granted.refreshToken !== undefined,
  };
}

async function signingIn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignInRefused) throw error;
    if (isAnswer(error) && error.code >= 400 && error.code < 500 && error.code !== 429)
      throw new SignInRefused(`answer ${error.code}`);
    throw new DomainError('unavailable', 'x: tokens were not given', {
      show: 'X did not answer. Nothing was changed. Try again in a moment.',
      cause: error,
    });
  }
}

/** X has answered, and it was no. */
function isAnswer(error: unknown): error is ApiResponseError {
  return error instanceof Error && 'type' in error && error.type === 'response';
}

/** 403 with these words, or code 187, up to about twelve hours after the first. */
function isDuplicate(error: unknown): boolean {
  return isAnswer(error) && error.code === 403 && /duplicate/i.test(detailOf(error));
}

function detailOf(error: ApiResponseError): string {
  return String(error.data?.detail ?? error.errors?.[0] ?? error.message);
}

type Said =
  | { kind: 'expired' }
  | { kind: 'throttled'; retryAfterMs: number }
  | { kind: 'refused'; reason: RefusalReason; detail: string }
  | { kind: 'unknown'; detail: string };

function refusalOf(error: unknown): Said {
  // The library does not say whether the request was on its way: what is in doubt is looked for.
  if (!isAnswer(error)) return { kind: 'unknown', detail: error instanceof Error ? error.message.slice(0, 200) : '' };
  const { code, rateLimit } = error;
  if (code === 401) return { kind: 'expired' };
  if (code === 429) {
    const until = rateLimit ? rateLimit.reset * 1_000 - Date.now() : WAIT_MS;
    return { kind: 'throttled', retryAfterMs: Math.max(1_000, until) };
  }
  const detail = detailOf(error);
  if (code >= 500) return { kind: 'unknown', detail: `answer ${code}` };
  const reason = code === 403 ? 'not_allowed' : /too long/i.test(detail) ? 'too_long' : 'invalid';
  return { kind: 'refused', reason, detail };
}
