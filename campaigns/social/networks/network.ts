import type { NetworkName } from '../schema.ts';

/** What opens an account; sealed wherever it is kept. */
export type Secrets = {
  access: string;
  refresh?: string | undefined;
  /** Bluesky: the app password, which makes new sessions when the old one is over */
  appPassword?: string | undefined;
};

/** One account of somebody at a network, as its worker uses it. */
export type Session = { externalId: string; handle: string; server: string; secrets: Secrets };

export type FoundAccount = Session & {
  displayName: string;
  profileUrl: string;
  /** when posting ends unless renewed; null = does not end by itself */
  expiresAt: Date | null;
  /** we can renew it without the person */
  renewable: boolean;
};

export type Renewed = { secrets: Secrets; expiresAt: Date | null; renewable: boolean };

export type Picture = {
  bytes: Buffer;
  mime: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
  alt: string /** our own public address of it */;
  url: string;
};

/** A post, ready to be sent with one call: pictures are at the network already. */
export type Prepared = {
  text: string;
  /** the address in the text, for networks that want to know */
  link: string;
  /** the network's name for the uploaded picture */
  media: string | null;
  picture: Picture | null;
  /** the same for every try of one publication */
  key: string;
};

/** What became of one POST. */
export type PublishOutcome =
  | { kind: 'published'; externalId: string; permalink: string }
  /** the network says it has this very text already */
  | { kind: 'duplicate' }
  | { kind: 'refused'; reason: RefusalReason; detail: string }
  | { kind: 'throttled'; retryAfterMs: number }
  /** the sign-in is over: nothing was posted */
  | { kind: 'expired' }
  /** nothing reached the network */
  | { kind: 'untried'; detail: string }
  /** it may have been taken */
  | { kind: 'unknown'; detail: string };
export type RefusalReason = 'too_long' | 'not_allowed' | 'invalid';

export type LookOutcome =
  | { kind: 'found'; externalId: string; permalink: string }
  | { kind: 'absent' }
  | { kind: 'throttled'; retryAfterMs: number }
  | { kind: 'expired' }
  | { kind: 'unknown'; detail: string };

export type RemoveOutcome =
  | { kind: 'removed' }
  | { kind: 'throttled'; retryAfterMs: number }
  | { kind: 'expired' }
  | { kind: 'refused'; detail: string }
  | { kind: 'unknown'; detail: string };

/** By what a post is known again in an account's latest ones. */
export type Marker = { text: string; code: string | null; since: Date };

export type SignInStart = { url: URL /** a client made for this server alone */; app?: ServerApp | undefined };
export type ServerApp = { clientId: string; clientSecret: string };
export type SignInInput = {
  /** origin; "" where the network has one server */
  server: string;
  redirectUri: string;
  state: string;
  verifier: string;
  app?: ServerApp | undefined;
};

/** One network, the same for all: campaigns/social/README.md. Nothing here throws for what a network answers. */
export type SocialNetwork = {
  readonly name: NetworkName;
  /** how a person signs in: at the network, or by an app password given to us; `none` where posts are captured */
  readonly signIn: 'oauth' | 'app_password' | 'none';
  /** every server has its own apps (Mastodon) */
  readonly hasServers: boolean;
  /** @throws DomainError invalid or unavailable when the server does not answer as one of its kind */
  begin?(input: SignInInput): Promise<SignInStart>;
  /** @throws SignInRefused; DomainError unavailable */
  finish?(input: SignInInput & { code: string }): Promise<FoundAccount[]>;
  /** @throws SignInRefused; DomainError unavailable */
  openWithPassword?(input: { server: string; handle: string; password: string }): Promise<FoundAccount[]>;
  /** @throws SignInRefused when only a person can help; DomainError unavailable */
  renew?(session: Session): Promise<Renewed>;
  /** Brings a picture to the network; may be done twice without harm. */
  upload(
    session: Session,
    picture: Picture,
  ): Promise<{ kind: 'uploaded'; media: string } | Exclude<PublishOutcome, { kind: 'published' | 'duplicate' }>>;
  publish(session: Session, post: Prepared): Promise<PublishOutcome>;
  /** Reads the account's latest posts. */
  look(session: Session, marker: Marker): Promise<LookOutcome>;
  remove(session: Session, externalId: string): Promise<RemoveOutcome>;
};

/** The networks of this installation; one that is not set up is missing. */
export type Networks = { readonly captured: boolean; readonly byName: ReadonlyMap<NetworkName, SocialNetwork> };

/** The network does not let us in: the code was used, the password is wrong, the person took it back. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

const NO_SPACE = /[\s\u200b]+/g;

/** Is this text the post we look for? By our short link, else by its words alone. */
export function isMarked(text: string, marker: Marker): boolean {
  if (marker.code !== null && text.includes(`/s/${marker.code}`)) return true;
  return marker.code === null && text.replace(NO_SPACE, ' ').trim() === marker.text.replace(NO_SPACE, ' ').trim();
}
