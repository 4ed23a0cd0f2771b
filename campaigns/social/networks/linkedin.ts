import { z } from 'zod';
import type { SocialAppEnv } from '#campaigns/kernel/env.ts';
import type { Outbound } from '#campaigns/kernel/outbound.ts';
import { call, expectBody, jsonInit, lostCall, lostLook, pauseOf } from './answers.ts';
import { isMarked, type Session, SignInRefused, type SocialNetwork } from './network.ts';
import { authorizeUrl, type Granted, type OAuthPlace, tradeCode, tradeRefresh } from './oauth.ts';

const VERSION = '202510';
const Me = z.object({ sub: z.string(), name: z.string().default('') });
const Started = z.object({ value: z.object({ uploadUrl: z.url(), image: z.string() }) });
const Posts = z.object({ elements: z.array(z.object({ id: z.string(), commentary: z.string().default('') })) });
const Refusal = z.object({ message: z.string().default(''), code: z.string().optional() });

/** Signs that mean something in LinkedIn's "little text" and stand for themselves behind a backslash. */
const RESERVED = /[\\|{}@[\]()<>*_~]/g;
const toLittleText = (text: string) => text.replace(RESERVED, '\\$&');
const fromLittleText = (text: string) => text.replace(/\\([\\|{}@[\]()<>*_~#])/g, '$1');

const permalink = (urn: string) => `https://www.linkedin.com/feed/update/${urn}/`;

/** LinkedIn's Posts API, for members. Source: LinkedIn, "Posts API" and "Images API", versioned REST. */
export function makeLinkedIn({ app, outbound }: { app: SocialAppEnv; outbound: Outbound }): SocialNetwork {
  const place: OAuthPlace = {
    outbound,
    issuer: app.signInUrl,
    authorize: new URL('/oauth/v2/authorization', app.signInUrl),
    token: new URL('/oauth/v2/accessToken', app.signInUrl),
    app,
    scope: 'openid profile w_member_social',
    // LinkedIn has PKCE for apps without a secret only, at another address; a server signs in with its secret.
    pkce: false,
  };
  const rest = (path: string, { secrets }: Session, init: RequestInit = {}) =>
    call(outbound, new URL(path, app.apiUrl), {
      ...init,
      token: secrets.access,
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        'linkedin-version': VERSION,
        'x-restli-protocol-version': '2.0.0',
      },
    });
  const author = ({ externalId }: Session) => `urn:li:person:${externalId}`;
  return {
    name: 'linkedin',
    signIn: 'oauth',
    hasServers: false,
    begin: async (input) => ({ url: await authorizeUrl(place, input) }),
    finish: async (input) => {
      const granted = await tradeCode(place, input);
      const answer = await call(outbound, new URL('/v2/userinfo', app.apiUrl), { token: granted.access });
      const me = expectBody(Me, answer, 'linkedin userinfo');
      return [
        {
          externalId: me.sub,
          handle: me.name || me.sub,
          displayName: me.name,
          server: '',
          profileUrl: '',
          ...keep(granted),
        },
      ];
    },
    renew: async ({ secrets }) => {
      if (!secrets.refresh) throw new SignInRefused('no refresh token');
      const granted = await tradeRefresh(place, secrets.refresh);
      return keep({ ...granted, refresh: granted.refresh ?? secrets.refresh });
    },
    upload: async (session, picture) => {
      try {
        const begun = await rest(
          '/rest/images?action=initializeUpload',
          session,
          jsonInit({ initializeUploadRequest: { owner: author(session) } }),
        );
        const refusal = refusalOf(begun.status, begun);
        if (refusal) return refusal;
        const { value } = expectBody(Started, begun, 'linkedin upload');
        const body = new Uint8Array(picture.bytes);
        const put = await call(outbound, new URL(value.uploadUrl), {
          method: 'PUT',
          body,
          token: session.secrets.access,
          headers: { 'content-type': picture.mime },
        });
        return refusalOf(put.status, put) ?? { kind: 'uploaded', media: value.image };
      } catch (error) {
        return { kind: 'untried', detail: lostCall(error).detail };
      }
    },
    publish: async (session, { text, media, picture }) => {
      try {
        const answer = await rest(
          '/rest/posts',
          session,
          jsonInit({
            author: author(session),
            commentary: toLittleText(text),
            visibility: 'PUBLIC',
            distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
            lifecycleState: 'PUBLISHED',
            ...(media ? { content: { media: { id: media, altText: picture?.alt ?? '' } } } : {}),
          }),
        );
        const urn = answer.headers.get('x-restli-id');
        if (answer.status === 201 && urn) return { kind: 'published', externalId: urn, permalink: permalink(urn) };
        // "Content is a duplicate of urn:li:share:…": 422 as documented, 409 as seen.
        if (/duplicate/i.test(messageOf(answer.body))) return { kind: 'duplicate' };
        return refusalOf(answer.status, answer) ?? { kind: 'unknown', detail: `answer ${answer.status}` };
      } catch (error) {
        return lostCall(error);
      }
    },
    look: async (session, marker) => {
      try {
        const query = new URLSearchParams({
          q: 'author',
          author: author(session),
          count: '50',
          sortBy: 'LAST_MODIFIED',
        });
        const answer = await rest(`/rest/posts?${query}`, session);
        if (answer.status === 401) return { kind: 'expired' };
        if (answer.status === 429) return { kind: 'throttled', retryAfterMs: pauseOf(answer.headers) };
        const { elements } = expectBody(Posts, answer, 'linkedin posts');
        const found = elements.find(({ commentary }) => isMarked(fromLittleText(commentary), marker));
        return found ? { kind: 'found', externalId: found.id, permalink: permalink(found.id) } : { kind: 'absent' };
      } catch (error) {
        return lostLook(error);
      }
    },
    remove: async (session, urn) => {
      try {
        const answer = await rest(`/rest/posts/${encodeURIComponent(urn)}`, session, { method: 'DELETE' });
        if (answer.status < 300 || answer.status === 404) return { kind: 'removed' };
        if (answer.status === 401) return { kind: 'expired' };
        if (answer.status === 429) return { kind: 'throttled', retryAfterMs: pauseOf(answer.headers) };
        return answer.status < 500
          ? { kind: 'refused', detail: messageOf(answer.body) }
          : { kind: 'unknown', detail: `answer ${answer.status}` };
      } catch (error) {
        return lostLook(error);
      }
    },
  };
}

function keep({ access, refresh, expiresInSeconds }: Granted) {
  const expiresAt = expiresInSeconds === null ? null : new Date(Date.now() + expiresInSeconds * 1_000);
  return { secrets: { access, refresh }, expiresAt, renewable: refresh !== undefined };
}

function messageOf(body: unknown): string {
  return Refusal.safeParse(body).data?.message ?? '';
}

/** What every refused write means; null when it was not refused, or nobody can say. */
function refusalOf(status: number, { headers, body }: { headers: Headers; body: unknown }) {
  if (status === 401) return { kind: 'expired' } as const;
  if (status === 429) return { kind: 'throttled', retryAfterMs: pauseOf(headers) } as const;
  if (status < 400 || status >= 500) return null;
  const detail = messageOf(body);
  const reason =
    status === 403 ? 'not_allowed' : /maximum length|too long|exceed/i.test(detail) ? 'too_long' : 'invalid';
  return { kind: 'refused', reason, detail } as const;
}
