import { createHash } from 'node:crypto';
import type { AtpAgent, AtpSessionData, XRPCError } from '@atproto/api';
import { DomainError, isDomainError } from '#campaigns/kernel/errors.ts';
import { NotSent, type Outbound } from '#campaigns/kernel/outbound.ts';
import { pauseOf } from './answers.ts';
import {
  isMarked,
  type RefusalReason,
  type Renewed,
  type Session,
  SignInRefused,
  type SocialNetwork,
} from './network.ts';

const POST = 'app.bsky.feed.post';
const LATEST = 100;

/** The first who needs it loads it: at every start it would cost a third of a second. */
const client = () => import('@atproto/api');

/** Bluesky, or another server of its protocol, by app password (@atproto/api). */
export function makeBluesky({ url, outbound }: { url: string; outbound: Outbound }): SocialNetwork {
  const agentAt = async (server: string) => {
    const { AtpAgent } = await client();
    return new AtpAgent({ service: server || url, fetch: outbound });
  };
  /** No `resumeSession`: it asks the server first, and a session that is over shows at the call itself. */
  const agentOf = async ({ externalId, handle, server, secrets }: Session): Promise<AtpAgent> => {
    const agent = await agentAt(server);
    const session: AtpSessionData = {
      ...{ did: externalId, handle: handle.replace(/^@/, ''), active: true },
      ...{ accessJwt: secrets.access, refreshJwt: '' },
    };
    agent.sessionManager.session = session;
    return agent;
  };
  const open = async (server: string, identifier: string, password: string) => {
    try {
      const agent = await agentAt(server);
      const { data } = await agent.login({ identifier, password });
      return data;
    } catch (error) {
      if (isXrpcError(error) && error.status >= 400 && error.status < 500 && error.status !== 429)
        throw new SignInRefused(error.error);
      if (isDomainError(error)) throw error;
      throw new DomainError('unavailable', 'bluesky: no session', {
        show: 'The server did not answer. Nothing was changed. Try again in a moment.',
        cause: error,
      });
    }
  };
  return {
    name: 'bluesky',
    signIn: 'app_password',
    hasServers: true,
    openWithPassword: async ({ server, handle, password }) => {
      const session = await open(server, handle, password);
      const at = server || url;
      return [
        {
          ...{ externalId: session.did, handle: `@${session.handle}`, displayName: session.handle, server: at },
          ...{ profileUrl: `https://bsky.app/profile/${session.handle}`, ...keep(session.accessJwt, password) },
        },
      ];
    },
    renew: async ({ server, externalId, secrets }) => {
      if (!secrets.appPassword) throw new SignInRefused('no app password');
      const session = await open(server, externalId, secrets.appPassword);
      return keep(session.accessJwt, secrets.appPassword);
    },
    upload: async (session, picture) => {
      try {
        const agent = await agentOf(session);
        const { data } = await agent.uploadBlob(new Uint8Array(picture.bytes), { encoding: picture.mime });
        return { kind: 'uploaded', media: JSON.stringify(data.blob.toJSON()) };
      } catch (error) {
        const said = refusalOf(error);
        return said.kind === 'unknown' ? { kind: 'untried', detail: said.detail } : said;
      }
    },
    publish: async (session, { text, media, picture, key }) => {
      try {
        const { RichText } = await client();
        const rich = new RichText({ text });
        rich.detectFacetsWithoutResolution();
        // Under a key of our own: a second try writes the same record again, and there is never a second one.
        const agent = await agentOf(session);
        const { data } = await agent.com.atproto.repo.putRecord({
          ...{ repo: session.externalId, collection: POST, rkey: recordKeyOf(key) },
          record: {
            ...{ $type: POST, text: rich.text, facets: rich.facets, createdAt: new Date().toISOString() },
            ...(media && picture ? { embed: embedOf(media, picture) } : {}),
          },
        });
        const { uri } = data;
        return { kind: 'published', externalId: uri, permalink: permalinkOf(uri) };
      } catch (error) {
        return refusalOf(error);
      }
    },
    look: async (session, marker) => {
      try {
        const agent = await agentOf(session);
        const { data } = await agent.com.atproto.repo.listRecords({
          repo: session.externalId,
          collection: POST,
          limit: LATEST,
        });
        const found = data.records.find(({ value }) => typeof value.text === 'string' && isMarked(value.text, marker));
        return found ? { kind: 'found', externalId: found.uri, permalink: permalinkOf(found.uri) } : { kind: 'absent' };
      } catch (error) {
        const said = refusalOf(error);
        if (said.kind === 'expired' || said.kind === 'throttled') return said;
        return { kind: 'unknown', detail: said.detail };
      }
    },
    remove: async (session, uri) => {
      try {
        // A record that is gone is deleted again without a word.
        await (await agentOf(session)).deletePost(uri);
        return { kind: 'removed' };
      } catch (error) {
        const said = refusalOf(error);
        if (said.kind === 'expired' || said.kind === 'throttled') return said;
        return { kind: said.kind === 'refused' ? 'refused' : 'unknown', detail: said.detail };
      }
    },
  };
}

/** A session lasts about two hours, and the app password opens the next one when a call says that it is over. */
function keep(access: string, appPassword: string): Renewed {
  return { secrets: { access, appPassword }, expiresAt: null, renewable: true };
}

const SORTABLE = '234567abcdefghijklmnopqrstuvwxyz';

/** A record key as the protocol's own ("TID": 13 characters, 64 bits with the first one 0), the same for the same id. */
function recordKeyOf(id: string): string {
  let value = createHash('sha256').update(id).digest().readBigUInt64BE() >> 1n;
  let key = '';
  for (let i = 0; i < 13; i += 1) {
    key = SORTABLE.charAt(Number(value & 31n)) + key;
    value >>= 5n;
  }
  return key;
}

function embedOf(media: string, { alt, width, height }: { alt: string; width: number; height: number }) {
  const image = JSON.parse(media);
  return { $type: 'app.bsky.embed.images' as const, images: [{ image, alt, aspectRatio: { width, height } }] };
}

function permalinkOf(uri: string): string {
  const [did = '', , key = ''] = uri.replace('at://', '').split('/');
  return `https://bsky.app/profile/${did}/post/${key}`;
}

type Said =
  | { kind: 'expired' }
  | { kind: 'throttled'; retryAfterMs: number }
  | { kind: 'refused'; reason: RefusalReason; detail: string }
  | { kind: 'untried' | 'unknown'; detail: string };

/** The client's own kind of error, known by what it carries: its class is not there before the client is loaded. */
function isXrpcError(error: unknown): error is XRPCError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && 'success' in error;
}

function refusalOf(error: unknown): Said {
  const detail = error instanceof Error ? error.message.slice(0, 200) : 'no answer';
  if (!isXrpcError(error)) return { kind: 'unknown', detail };
  if (error.cause instanceof NotSent || isDomainError(error.cause)) return { kind: 'untried', detail };
  const { status } = error;
  if (status === 401 || error.error === 'ExpiredToken' || error.error === 'InvalidToken') return { kind: 'expired' };
  if (status === 429)
    return {
      kind: 'throttled',
      retryAfterMs: pauseOf(
        new Headers(Object.entries(error.headers ?? {}).map(([name, value]) => [name, value ?? ''])),
      ),
    };
  // 1 and 2 stand for "no answer" and "an answer nobody understands".
  if (status < 400 || status >= 500) return { kind: 'unknown', detail };
  const reason =
    status === 403 ? 'not_allowed' : /grapheme|too (?:big|long)|maxLength/i.test(detail) ? 'too_long' : 'invalid';
  return { kind: 'refused', reason, detail };
}
