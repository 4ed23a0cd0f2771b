import * as oauth from 'oauth4webapi';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { Outbound } from '#campaigns/kernel/outbound.ts';
import type { ServerApp, SignInInput } from './network.ts';
import { SignInRefused } from './network.ts';

/** Where and how one network signs people in with OAuth 2. */
export type OAuthPlace = {
  outbound: Outbound;
  issuer: string;
  authorize: URL;
  token: URL;
  app: ServerApp;
  scope: string;
  /** false where the network's server-side flow knows no PKCE and refuses its parameters */
  pkce: boolean;
};

export type Granted = { access: string; refresh: string | undefined; expiresInSeconds: number | null };

/** The address at the network where the person says yes. */
export async function authorizeUrl(place: OAuthPlace, input: SignInInput): Promise<URL> {
  const url = new URL(place.authorize);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('client_id', place.app.clientId);
  url.searchParams.set('redirect_uri', input.redirectUri);
  url.searchParams.set('scope', place.scope);
  url.searchParams.set('state', input.state);
  if (place.pkce) {
    url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(input.verifier));
    url.searchParams.set('code_challenge_method', 'S256');
  }
  return url;
}

/**
 * Trades the code for tokens.
 *
 * @throws SignInRefused when the code is not good (any more); DomainError unavailable when nobody answers
 */
export function tradeCode(place: OAuthPlace, input: SignInInput & { code: string }): Promise<Granted> {
  return ask(place, 'authorization_code', {
    code: input.code,
    redirect_uri: input.redirectUri,
    ...(place.pkce ? { code_verifier: input.verifier } : {}),
  });
}

/** @throws as tradeCode */
export function tradeRefresh(place: OAuthPlace, refresh: string): Promise<Granted> {
  return ask(place, 'refresh_token', { refresh_token: refresh });
}

/** @throws as tradeCode */
export async function ask(place: OAuthPlace, grant: string, parameters: Record<string, string>): Promise<Granted> {
  const server = { issuer: place.issuer, token_endpoint: place.token.href };
  const client = { client_id: place.app.clientId };
  const options = {
    [oauth.customFetch]: place.outbound,
    [oauth.allowInsecureRequests]: place.token.protocol === 'http:',
  };
  try {
    const auth = oauth.ClientSecretPost(place.app.clientSecret);
    const answer = await oauth.genericTokenEndpointRequest(server, client, auth, grant, parameters, options);
    const tokens = await oauth.processGenericTokenEndpointResponse(server, client, await asBearer(answer));
    return {
      access: tokens.access_token,
      refresh: tokens.refresh_token,
      expiresInSeconds: tokens.expires_in ?? null,
    };
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) throw new SignInRefused(error.error);
    if (error instanceof DomainError) throw error;
    throw new DomainError('unavailable', `${place.issuer}: tokens were not given`, {
      show: 'The network did not answer. Nothing was changed. Try again in a moment.',
      cause: error,
    });
  }
}

/** LinkedIn leaves the token's type out, and Facebook words its errors its own way: both are put as RFC 6749 does. */
async function asBearer(answer: Response): Promise<Response> {
  const body = await answer.json().catch(() => ({}));
  const said = typeof body === 'object' && body !== null ? body : {};
  const error = 'error' in said && typeof said.error === 'object' ? { error: 'invalid_grant' } : said;
  const whole = answer.ok ? { token_type: 'bearer', ...said } : error;
  return new Response(JSON.stringify(whole), {
    status: answer.status,
    headers: { 'content-type': 'application/json' },
  });
}
