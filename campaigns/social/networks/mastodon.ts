import { z } from 'zod';
import type { Outbound } from '#campaigns/kernel/outbound.ts';
import { type Answer, call, expectBody, jsonInit, lostCall, lostLook, pauseOf } from './answers.ts';
import { isMarked, type ServerApp, type Session, SignInRefused, type SocialNetwork } from './network.ts';
import { authorizeUrl, type OAuthPlace, tradeCode } from './oauth.ts';

const SCOPE = 'read:accounts read:statuses write:media write:statuses';
const App = z.object({ client_id: z.string(), client_secret: z.string() });
const Me = z.object({ id: z.string(), username: z.string(), display_name: z.string().default(''), url: z.string() });
const Status = z.object({ id: z.string(), url: z.string().nullable(), content: z.string().default('') });
const Media = z.object({ id: z.string() });
const Fault = z.object({ error: z.string().default('') });

/**
 * Any Mastodon server by its REST API. A thin client of our own: the connection must go to the address that was looked
 * at, and the library brings its own.
 */
export function makeMastodon({ outbound }: { outbound: Outbound }): SocialNetwork {
  const placeOf = (server: string, app: ServerApp): OAuthPlace => ({
    outbound,
    issuer: server,
    authorize: new URL('/oauth/authorize', server),
    token: new URL('/oauth/token', server),
    app,
    scope: SCOPE,
    pkce: true,
  });
  const ask = ({ server, secrets }: Session, path: string, init: RequestInit = {}) =>
    call(outbound, new URL(path, server), { ...init, token: secrets.access });
  return {
    name: 'mastodon',
    signIn: 'oauth',
    hasServers: true,
    begin: async (input) => {
      const app = input.app ?? (await register(outbound, input.server, input.redirectUri));
      return { url: await authorizeUrl(placeOf(input.server, app), input), app };
    },
    finish: async (input) => {
      const { server } = input;
      if (!input.app) throw new SignInRefused('no app at this server');
      const { access } = await tradeCode(placeOf(server, input.app), input);
      const answer = await call(outbound, new URL('/api/v1/accounts/verify_credentials', server), { token: access });
      const me = expectBody(Me, answer, 'mastodon account');
      const handle = `@${me.username}@${new URL(server).host}`;
      return [
        {
          ...{ externalId: me.id, handle, displayName: me.display_name, server, profileUrl: me.url },
          ...{ secrets: { access }, expiresAt: null, renewable: false },
        },
      ];
    },
    upload: async (session, picture) => {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(picture.bytes)], { type: picture.mime }), 'picture');
      form.set('description', picture.alt);
      try {
        const answer = await ask(session, '/api/v2/media', { method: 'POST', body: form });
        return refusalOf(answer) ?? { kind: 'uploaded', media: expectBody(Media, answer, 'mastodon media').id };
      } catch (error) {
        return { kind: 'untried', detail: lostCall(error).detail };
      }
    },
    publish: async (session, { text, media, key }) => {
      try {
        const init = jsonInit({ status: text, visibility: 'public', media_ids: media ? [media] : [] });
        // The server itself answers a second try of an hour with the first one's post.
        const headers = { 'content-type': 'application/json', 'idempotency-key': key };
        const answer = await ask(session, '/api/v1/statuses', { ...init, headers });
        const made = Status.safeParse(answer.body).data;
        if (answer.status === 200 && made) return { kind: 'published', externalId: made.id, permalink: made.url ?? '' };
        return refusalOf(answer) ?? { kind: 'unknown', detail: `answer ${answer.status}` };
      } catch (error) {
        return lostCall(error);
      }
    },
    look: async (session, marker) => {
      try {
        const path = `/api/v1/accounts/${session.externalId}/statuses?limit=40&exclude_reblogs=true`;
        const answer = await ask(session, path);
        const refusal = refusalOf(answer);
        if (refusal?.kind === 'expired' || refusal?.kind === 'throttled') return refusal;
        const found = expectBody(z.array(Status), answer, 'mastodon statuses').find(({ content }) =>
          isMarked(plainOf(content), marker),
        );
        return found ? { kind: 'found', externalId: found.id, permalink: found.url ?? '' } : { kind: 'absent' };
      } catch (error) {
        return lostLook(error);
      }
    },
    remove: async (session, id) => {
      try {
        const answer = await ask(session, `/api/v1/statuses/${encodeURIComponent(id)}`, { method: 'DELETE' });
        if (answer.status === 200 || answer.status === 404) return { kind: 'removed' };
        const refusal = refusalOf(answer);
        if (refusal?.kind === 'refused') return { kind: 'refused', detail: refusal.detail };
        return refusal ?? { kind: 'unknown', detail: `answer ${answer.status}` };
      } catch (error) {
        return lostLook(error);
      }
    },
  };
}

/** Every server has its own apps; ours is made the first time a partner of ours has an account there. */
async function register(outbound: Outbound, server: string, redirectUri: string): Promise<ServerApp> {
  const body = { client_name: 'Throughline', redirect_uris: redirectUri, scopes: SCOPE };
  const made = expectBody(App, await call(outbound, new URL('/api/v1/apps', server), jsonInit(body)), 'mastodon app');
  return { clientId: made.client_id, clientSecret: made.client_secret };
}

/** Posts come back as HTML; our words have no angle brackets of their own there. */
function plainOf(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/p>\s*<p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

function refusalOf({ status, headers, body }: Answer) {
  if (status === 401) return { kind: 'expired' } as const;
  if (status === 429) return { kind: 'throttled', retryAfterMs: pauseOf(headers) } as const;
  if (status < 400 || status >= 500) return null;
  const detail = Fault.safeParse(body).data?.error ?? '';
  const reason = status === 403 ? 'not_allowed' : /character limit/i.test(detail) ? 'too_long' : 'invalid';
  return { kind: 'refused', reason, detail } as const;
}
