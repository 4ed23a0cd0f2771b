import { createHash } from 'node:crypto';
import { behaviourFor, type FakeCall, type FakeNetwork, type FakePost, reply } from './social-calls.ts';

/** A content id as the protocol's clients check it. */
const CID = 'bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a';

type Words = {
  expired: () => void;
  limited: () => void;
  fault: () => void;
  duplicate?: () => void;
  tooLong: () => void;
  made: (post: FakePost) => void;
};
type NewPost = {
  network: FakeNetwork;
  author: string;
  text: string;
  limit: number;
  media: string | null;
  alt: string;
  id?: string;
};

/** The life of one POST, the same everywhere; each network has its own words. */
function take({ fake, response, token }: FakeCall, given: NewPost, words: Words) {
  const { network, author, text, media, alt } = given;
  const behaviour = behaviourFor(fake, network, text);
  if (behaviour === 'reset') {
    response.socket?.destroy();
    return;
  }
  if (behaviour === 'rate-limit') return words.limited();
  if (behaviour === 'expired' || fake.revoked.has(token)) return words.expired();
  if (text.length > given.limit) return words.tooLong();
  const twin = fake.posts.some(
    (post) => post.network === network && post.author === author && post.text === text && !post.deleted,
  );
  if (words.duplicate && twin) return words.duplicate();
  const post = { network, author, text, media, alt, deleted: false, id: given.id ?? String(1_000 + fake.tries.length) };
  // Under the same id it writes over what is there, whether its answer arrives or not.
  fake.posts = [...fake.posts.filter(({ id }) => id !== post.id), post];
  if (behaviour === 'accept-then-reset') response.socket?.destroy();
  else if (behaviour === 'accept-then-fault') words.fault();
  else words.made(post);
}

const shown = (call: FakeCall, network: FakeNetwork, author: string) =>
  (call.fake.refuse.look === 'late' ? [] : call.fake.posts)
    .filter((post) => post.network === network && post.author === author && !post.deleted)
    .reverse();

/** Tokens for a code or a refresh token, each good once; the code's PKCE challenge is checked. */
function giveTokens(
  { fake, body, response }: FakeCall,
  extra: object,
  { pkce, expires }: { pkce: boolean; expires: number | null },
) {
  const given = String(body.code ?? body.refresh_token ?? body.fb_exchange_token ?? '');
  const known = fake.codes.get(String(body.code ?? ''));
  const challenge = createHash('sha256')
    .update(String(body.code_verifier ?? ''))
    .digest('base64url');
  const wrong =
    known !== undefined && ((pkce && known.challenge !== challenge) || known.redirect !== body.redirect_uri);
  const unknown = body.code !== undefined && known === undefined;
  if (fake.refuse.token === 'fault') return reply(response, 500, {});
  if (fake.refuse.token === 'used' || fake.used.includes(given) || wrong || unknown)
    return reply(response, 400, { error: 'invalid_grant', error_description: 'The code or token is not good.' });
  fake.used.push(given);
  fake.tokens += 1;
  const life = expires === null ? {} : { expires_in: expires };
  reply(response, 200, { access_token: `access-${fake.tokens}`, token_type: 'bearer', ...life, ...extra });
}

export function answerLinkedIn(call: FakeCall) {
  const { fake, request, response, url, body, token } = call;
  const fail = (status: number, message: string, headers = {}) => reply(response, status, { status, message }, headers);
  if (url.pathname === '/oauth/v2/accessToken') return giveTokens(call, {}, { pkce: false, expires: 5_184_000 });
  if (url.pathname === '/v2/userinfo') return reply(response, 200, { sub: 'li1', name: 'Ben Bright' });
  if (fake.revoked.has(token)) return fail(401, 'The token used in the request has been revoked');
  if (url.pathname === '/rest/images')
    return reply(response, 200, { value: { uploadUrl: `${fake.url}/rest/upload`, image: 'urn:li:image:1' } });
  if (url.pathname === '/rest/upload') return reply(response, 201, {});
  if (request.method === 'DELETE')
    return remove(call, decodeURIComponent(url.pathname.slice('/rest/posts/'.length)), 204);
  if (request.method === 'GET') {
    if (fake.refuse.look && fake.refuse.look !== 'late')
      return fake.refuse.look === 'fault' ? fail(500, '') : fail(429, 'Throttled', { 'retry-after': '7' });
    const author = url.searchParams.get('author') ?? '';
    return reply(response, 200, {
      elements: shown(call, 'linkedin', author).map(({ id, text }) => ({ id, commentary: text })),
    });
  }
  const media = (body.content as { media?: { id: string; altText: string } } | undefined)?.media;
  const text = String(body.commentary);
  take(
    call,
    {
      ...{ network: 'linkedin', author: String(body.author), text, limit: 3_000, media: media?.id ?? null },
      ...{ alt: media?.altText ?? '', id: `urn:li:share:${fake.posts.length + 1}` },
    },
    {
      expired: () => fail(401, 'The token used in the request has expired'),
      limited: () => fail(429, 'Resource level throttle limit', { 'retry-after': '7' }),
      fault: () => fail(500, 'Internal server error'),
      duplicate: () => fail(422, 'Content is a duplicate of urn:li:share:1'),
      tooLong: () => fail(422, 'ERROR :: /commentary :: text length exceeds the maximum length of 3000'),
      made: ({ id }) => reply(response, 201, {}, { 'x-restli-id': id }),
    },
  );
}

export function answerFacebook(call: FakeCall) {
  const { fake, request, response, url, body, token } = call;
  const path = url.pathname.slice('/v23.0/'.length);
  const fail = (status: number, code: number, message: string, headers = {}) =>
    reply(response, status, { error: { message, type: 'OAuthException', code, fbtrace_id: 'x' } }, headers);
  const expired = () => fail(400, 190, 'Error validating access token: Session has expired');
  if (path === 'oauth/access_token') return giveTokens(call, {}, { pkce: true, expires: null });
  if (path.startsWith('me/accounts'))
    return reply(response, 200, { data: [{ id: 'page1', name: 'Brightside', access_token: `page-${token}` }] });
  if (fake.revoked.has(token)) return expired();
  const [id = '', kind] = path.split('/');
  if (request.method === 'DELETE') return remove(call, id, 200, { success: true });
  if (request.method === 'GET') {
    if (fake.refuse.look && fake.refuse.look !== 'late')
      return fake.refuse.look === 'fault'
        ? fail(500, 2, 'Service temporarily unavailable')
        : fail(403, 4, 'Application request limit reached');
    return reply(response, 200, {
      data: shown(call, 'facebook', id).map((post) => ({ id: post.id, message: post.text })),
    });
  }
  if (kind === 'photos') {
    fake.alts.set('photo1', String(body.alt_text_custom));
    return reply(response, 200, { id: 'photo1' });
  }
  const media =
    typeof body['attached_media[0]'] === 'string' ? String(JSON.parse(body['attached_media[0]']).media_fbid) : null;
  const post = { network: 'facebook' as const, author: id, text: String(body.message), limit: 63_206, media };
  take(
    call,
    { ...post, alt: fake.alts.get(media ?? '') ?? '', id: `${id}_${fake.posts.length + 1}` },
    {
      expired,
      limited: () => fail(400, 32, 'Page request limit reached', { 'retry-after': '7' }),
      fault: () => fail(500, 2, 'An unexpected error has occurred. Please retry your request later.'),
      duplicate: () => fail(400, 506, 'Duplicate status message'),
      tooLong: () => fail(400, 100, 'Param message is too long'),
      made: (made) => reply(response, 200, { id: made.id }),
    },
  );
}

export function answerX(call: FakeCall) {
  const { fake, request, response, url, body, token } = call;
  const fail = (status: number, detail: string, headers = {}) =>
    reply(response, status, { title: detail, detail, type: 'about:blank', status }, headers);
  const limits = {
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': String(Math.ceil(Date.now() / 1_000) + 7),
  };
  if (url.pathname === '/2/oauth2/token')
    return giveTokens(
      call,
      { refresh_token: `refresh-${fake.tokens + 1}`, scope: 'tweet.write' },
      { pkce: true, expires: 7_200 },
    );
  if (fake.revoked.has(token)) return fail(401, 'Unauthorized');
  if (url.pathname === '/2/users/me')
    return reply(response, 200, { data: { id: 'x1', name: 'Ben', username: 'brightside' } });
  if (url.pathname === '/2/media/upload/initialize')
    return reply(response, 200, { data: { id: 'm1', media_key: 'k', expires_after_secs: 60 } });
  if (url.pathname === '/2/media/metadata') {
    fake.alts.set('m1', String((body.metadata as { alt_text: { text: string } }).alt_text.text));
    return reply(response, 200, { data: {} });
  }
  if (url.pathname.startsWith('/2/media/upload/')) return reply(response, 200, { data: { id: 'm1' } });
  if (request.method === 'DELETE')
    return remove(call, url.pathname.split('/').at(-1) ?? '', 200, { data: { deleted: true } });
  if (request.method === 'GET') {
    if (fake.refuse.look && fake.refuse.look !== 'late')
      return fake.refuse.look === 'fault' ? fail(503, 'Service Unavailable') : fail(429, 'Too Many Requests', limits);
    const data = shown(call, 'x', 'x1').map(({ id, text }) => {
      const link = /https?:\/\/\S+/.exec(text)?.[0];
      return {
        ...{ id, text: link ? text.replace(link, 'https://t.co/abc') : text, edit_history_tweet_ids: [id] },
        ...(link ? { entities: { urls: [{ url: 'https://t.co/abc', expanded_url: link, start: 0, end: 1 }] } } : {}),
      };
    });
    return reply(
      response,
      200,
      data.length ? { data, meta: { result_count: data.length } } : { meta: { result_count: 0 } },
    );
  }
  const text = String(body.text);
  const media = (body.media as { media_ids: string[] } | undefined)?.media_ids[0] ?? null;
  take(
    call,
    { network: 'x', author: 'x1', text, limit: 400, media, alt: fake.alts.get(media ?? '') ?? '' },
    {
      expired: () => fail(401, 'Unauthorized'),
      limited: () => fail(429, 'Too Many Requests', limits),
      fault: () => fail(503, 'Service Unavailable'),
      duplicate: () => fail(403, 'You are not allowed to create a Tweet with duplicate content.'),
      tooLong: () => fail(400, 'Your Tweet text is too long.'),
      made: ({ id }) => reply(response, 201, { data: { id, text, edit_history_tweet_ids: [id] } }),
    },
  );
}

export function answerBluesky(call: FakeCall) {
  const { fake, response, url, body, token } = call;
  const method = url.pathname.slice('/xrpc/'.length);
  const fail = (status: number, error: string, headers = {}) =>
    reply(response, status, { error, message: error }, headers);
  const did = 'did:plc:brightside';
  if (method === 'com.atproto.server.createSession') {
    if (fake.refuse.token === 'fault') return fail(500, 'InternalServerError');
    if (body.password !== 'app-pass-word') return fail(401, 'AuthenticationRequired');
    fake.tokens += 1;
    const session = {
      did,
      handle: 'brightside.bsky.social',
      accessJwt: `access-${fake.tokens}`,
      refreshJwt: 'r',
      active: true,
    };
    return reply(response, 200, session);
  }
  if (fake.revoked.has(token)) return fail(400, 'ExpiredToken');
  if (method === 'com.atproto.repo.uploadBlob') {
    const ref = { $link: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku' };
    return reply(response, 200, { blob: { $type: 'blob', ref, mimeType: 'image/png', size: 10 } });
  }
  if (method === 'com.atproto.repo.listRecords') {
    if (fake.refuse.look && fake.refuse.look !== 'late')
      return fake.refuse.look === 'fault'
        ? fail(500, 'InternalServerError')
        : fail(429, 'RateLimitExceeded', { 'ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 7) });
    const records = shown(call, 'bluesky', did).map(({ id, text }) => ({
      uri: id,
      cid: CID,
      value: { $type: 'app.bsky.feed.post', text },
    }));
    return reply(response, 200, { records });
  }
  if (method === 'com.atproto.repo.deleteRecord')
    return remove(call, `at://${did}/${body.collection}/${body.rkey}`, 200, {});
  const record = body.record as { text: string; embed?: { images: { alt: string }[] } };
  const uri = `at://${did}/${body.collection}/${body.rkey}`;
  const image = record.embed?.images[0];
  take(
    call,
    {
      network: 'bluesky',
      author: did,
      text: record.text,
      limit: 300,
      media: image ? 'blob' : null,
      alt: image?.alt ?? '',
      id: uri,
    },
    {
      expired: () => fail(400, 'ExpiredToken'),
      limited: () => fail(429, 'RateLimitExceeded', { 'ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 7) }),
      fault: () => fail(502, 'UpstreamFailure'),
      tooLong: () => fail(400, 'Invalid app.bsky.feed.post record: Record/text must not be longer than 300 graphemes'),
      made: () => reply(response, 200, { uri, cid: CID, validationStatus: 'valid' }),
    },
  );
}

export function answerMastodon(call: FakeCall) {
  const { fake, request, response, url, body, token } = call;
  const fail = (status: number, error: string, headers = {}) => reply(response, status, { error }, headers);
  if (url.pathname === '/api/v1/apps')
    return reply(response, 200, { id: '1', name: 'Throughline', client_id: 'masto', client_secret: 'shh' });
  if (url.pathname === '/oauth/token') return giveTokens(call, { scope: 'write' }, { pkce: true, expires: null });
  if (fake.revoked.has(token)) return fail(401, 'The access token was revoked');
  if (url.pathname === '/api/v1/accounts/verify_credentials')
    return reply(response, 200, {
      id: 'm1',
      username: 'brightside',
      display_name: 'Brightside',
      url: `${fake.url}/@brightside`,
    });
  if (url.pathname === '/api/v2/media') {
    fake.alts.set('media1', String(body.description));
    return reply(response, 200, { id: 'media1', type: 'image' });
  }
  if (request.method === 'DELETE') return remove(call, url.pathname.split('/').at(-1) ?? '', 200, {});
  const statusOf = (post: FakePost) => ({
    ...{ id: post.id, url: `${fake.url}/@brightside/${post.id}` },
    content: `<p>${post.text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/\n/g, '<br />')
      .replace(
        /https?:\/\/\S+/,
        (link) =>
          `<a href="${link}"><span class="invisible">${link.slice(0, 8)}</span><span>${link.slice(8)}</span></a>`,
      )}</p>`,
  });
  if (request.method === 'GET') {
    if (fake.refuse.look && fake.refuse.look !== 'late')
      return fake.refuse.look === 'fault'
        ? fail(503, '')
        : fail(429, 'Too many requests', { 'x-ratelimit-reset': new Date(Date.now() + 7_000).toISOString() });
    return reply(response, 200, shown(call, 'mastodon', 'm1').map(statusOf));
  }
  const key = String(request.headers['idempotency-key'] ?? '');
  const known = fake.posts.find(
    (post) => post.network === 'mastodon' && post.id === fake.alts.get(`key ${key}`) && !post.deleted,
  );
  if (known) return reply(response, 200, statusOf(known));
  const media = (body.media_ids as string[])[0] ?? null;
  const id = String(50_000 + fake.tries.length);
  fake.alts.set(`key ${key}`, id);
  take(
    call,
    {
      network: 'mastodon',
      author: 'm1',
      text: String(body.status),
      limit: 600,
      media,
      alt: fake.alts.get(media ?? '') ?? '',
      id,
    },
    {
      expired: () => fail(401, 'The access token was revoked'),
      limited: () =>
        fail(429, 'Too many requests', { 'x-ratelimit-reset': new Date(Date.now() + 7_000).toISOString() }),
      fault: () => fail(503, 'Service unavailable'),
      tooLong: () => fail(422, 'Validation failed: Text character limit of 500 exceeded'),
      made: (post) => reply(response, 200, statusOf(post)),
    },
  );
}

function remove({ fake, response }: FakeCall, id: string, status: number, body: object = {}) {
  if (fake.refuse.remove === 'rate-limit')
    return reply(response, 429, { error: 'Too many requests' }, { 'retry-after': '7' });
  if (fake.refuse.remove === 'not-allowed')
    return reply(response, 403, { error: { message: 'no', code: 200 }, detail: 'no' });
  const post = fake.posts.find((one) => one.id === id);
  if (post) post.deleted = true;
  if (status === 204) response.writeHead(204).end();
  else reply(response, status, body);
}
