import { z } from 'zod';
import type { SocialAppEnv } from '#campaigns/kernel/env.ts';
import type { Outbound } from '#campaigns/kernel/outbound.ts';
import { type Answer, call, expectBody, lostCall, lostLook, pauseOf } from './answers.ts';
import { isMarked, type SocialNetwork } from './network.ts';
import { ask, authorizeUrl, type OAuthPlace, tradeCode } from './oauth.ts';

const VERSION = 'v23.0';
const Pages = z.object({ data: z.array(z.object({ id: z.string(), name: z.string(), access_token: z.string() })) });
const Made = z.object({ id: z.string(), post_id: z.string().optional() });
const Feed = z.object({ data: z.array(z.object({ id: z.string(), message: z.string().default('') })) });
const Fault = z.object({
  error: z.object({ message: z.string().default(''), code: z.number(), error_subcode: z.number().optional() }),
});

/** Graph API codes: 4, 17, 32, 341 and 613 are limits; 190 and 102 a token that is over; 506 the same message again. */
const LIMITS = new Set([4, 17, 32, 341, 613]);
const SIGNED_OUT = new Set([102, 190]);
const DUPLICATE = 506;
const PAUSE_MS = 15 * 60_000;

const permalink = (id: string) => `https://www.facebook.com/${id}`;

/** Pages of Facebook by the Graph API. Source: Meta, "Pages API: posts" and "Handling errors". */
export function makeFacebook({ app, outbound }: { app: SocialAppEnv; outbound: Outbound }): SocialNetwork {
  const place: OAuthPlace = {
    outbound,
    issuer: app.signInUrl,
    authorize: new URL(`/${VERSION}/dialog/oauth`, app.signInUrl),
    token: new URL(`/${VERSION}/oauth/access_token`, app.apiUrl),
    app,
    scope: 'pages_show_list,pages_read_engagement,pages_manage_posts',
    pkce: true,
  };
  const graph = (path: string, token: string, init: RequestInit = {}) =>
    call(outbound, new URL(`/${VERSION}/${path}`, app.apiUrl), { ...init, token });
  const post = (path: string, token: string, fields: Record<string, string>) =>
    graph(path, token, { method: 'POST', body: new URLSearchParams(fields) });
  return {
    name: 'facebook',
    signIn: 'oauth',
    hasServers: false,
    begin: async (input) => ({ url: await authorizeUrl(place, input) }),
    finish: async (input) => {
      const short = await tradeCode(place, input);
      // Pages' tokens got with a long-lived token of their person do not end by themselves.
      const long = await ask(place, 'fb_exchange_token', { fb_exchange_token: short.access });
      const pages = expectBody(
        Pages,
        await graph('me/accounts?fields=id,name,access_token', long.access),
        'facebook pages',
      );
      return pages.data.map((page) => ({
        ...{
          externalId: page.id,
          handle: page.name,
          displayName: page.name,
          server: '',
          profileUrl: permalink(page.id),
        },
        ...{ secrets: { access: page.access_token }, expiresAt: null, renewable: false },
      }));
    },
    upload: async ({ externalId, secrets }, picture) => {
      const form = new FormData();
      form.set('published', 'false');
      form.set('alt_text_custom', picture.alt);
      form.set('source', new Blob([new Uint8Array(picture.bytes)], { type: picture.mime }), 'picture');
      try {
        const answer = await graph(`${externalId}/photos`, secrets.access, { method: 'POST', body: form });
        return refusalOf(answer) ?? { kind: 'uploaded', media: expectBody(Made, answer, 'facebook photo').id };
      } catch (error) {
        return { kind: 'untried', detail: lostCall(error).detail };
      }
    },
    publish: async ({ externalId, secrets }, { text, link, media }) => {
      try {
        const extra: Record<string, string> = media
          ? { 'attached_media[0]': JSON.stringify({ media_fbid: media }) }
          : link
            ? { link }
            : {};
        const answer = await post(`${externalId}/feed`, secrets.access, { message: text, ...extra });
        const made = Made.safeParse(answer.body).data;
        if (answer.status === 200 && made)
          return { kind: 'published', externalId: made.id, permalink: permalink(made.id) };
        if (faultOf(answer)?.code === DUPLICATE) return { kind: 'duplicate' };
        return refusalOf(answer) ?? { kind: 'unknown', detail: `answer ${answer.status}` };
      } catch (error) {
        return lostCall(error);
      }
    },
    look: async ({ externalId, secrets }, marker) => {
      try {
        const since = Math.floor(marker.since.getTime() / 1_000);
        const answer = await graph(`${externalId}/feed?fields=id,message&limit=100&since=${since}`, secrets.access);
        const refusal = refusalOf(answer);
        if (refusal?.kind === 'expired' || refusal?.kind === 'throttled') return refusal;
        const found = expectBody(Feed, answer, 'facebook feed').data.find(({ message }) => isMarked(message, marker));
        return found ? { kind: 'found', externalId: found.id, permalink: permalink(found.id) } : { kind: 'absent' };
      } catch (error) {
        return lostLook(error);
      }
    },
    remove: async ({ secrets }, id) => {
      try {
        const answer = await graph(id, secrets.access, { method: 'DELETE' });
        const fault = faultOf(answer);
        // 100 with subcode 33: no such object.
        if (answer.status === 200 || (fault?.code === 100 && fault.error_subcode === 33)) return { kind: 'removed' };
        const refusal = refusalOf(answer);
        if (refusal?.kind === 'expired' || refusal?.kind === 'throttled') return refusal;
        return refusal
          ? { kind: 'refused', detail: refusal.detail }
          : { kind: 'unknown', detail: `answer ${answer.status}` };
      } catch (error) {
        return lostLook(error);
      }
    },
  };
}

function faultOf({ body }: Answer) {
  return Fault.safeParse(body).data?.error ?? null;
}

function refusalOf(answer: Answer) {
  const fault = faultOf(answer);
  if (!fault) return null;
  if (SIGNED_OUT.has(fault.code)) return { kind: 'expired' } as const;
  if (LIMITS.has(fault.code)) {
    const said = answer.headers.has('retry-after') ? pauseOf(answer.headers) : PAUSE_MS;
    return { kind: 'throttled', retryAfterMs: said } as const;
  }
  // 1 and 2 are faults of theirs: nobody can say whether the post was taken.
  if (fault.code === 1 || fault.code === 2) return null;
  const isRight = fault.code === 10 || (fault.code >= 200 && fault.code < 300);
  return { kind: 'refused', reason: isRight ? 'not_allowed' : 'invalid', detail: fault.message } as const;
}
