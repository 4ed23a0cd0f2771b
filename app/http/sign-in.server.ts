import { betterAuth } from 'better-auth';
import { hashPassword, verifyPassword } from '#campaigns/accounts/password.ts';
import { type IdKind, newId, type UserId } from '#campaigns/kernel/ids.ts';
import type { Logger } from '#campaigns/kernel/log.ts';
import type { Installation, World as KernelWorld } from '#campaigns/kernel/world.ts';
import { cookieName } from './cookies.server.ts';

/** A session ends after a working day without a request, and after a week in any case. */
export const SESSION_IDLE_SECONDS = 12 * 60 * 60;
export const SESSION_LONGEST_SECONDS = 7 * 24 * 60 * 60;
const REFRESH_STEP_SECONDS = 5 * 60;
const RESET_LINK_SECONDS = 60 * 60;
const MAIL_LATER_MS = 300;

export type SessionUser = { id: UserId; name: string; email: string; operator: boolean };
export type FoundSession = { sessionId: string; user: SessionUser };
/** Where a request comes from, kept with the session so that its owner can recognize it. */
export type Origin = { ip: string; userAgent: string };

/** Sessions and passwords. The library behind it is reached through these six and nowhere else; it serves no address of its own. */
export type SignIn = {
  /** `cookies` are Set-Cookie values; null when address and password do not belong together. */
  open(
    credentials: { email: string; password: string },
    from: Origin,
  ): Promise<{ cookies: string[]; user: SessionUser } | null>;
  /** The session of a Cookie header, and Set-Cookie values where its time was extended or it is over. */
  find(cookieHeader: string): Promise<{ session: FoundSession | null; cookies: string[] }>;
  /** Ends the session of a Cookie header, in the database too. */
  close(cookieHeader: string): Promise<string[]>;
  /** Makes a reset link good for one hour and hands its token to `sendReset`; does nothing for an unknown address. */
  startReset(email: string): Promise<void>;
  /** Sets the password of a reset link, once, and ends all sessions of its user. */
  finishReset(token: string, password: string): Promise<'done' | 'link_invalid'>;
  /** Ends all sessions of a user. */
  closeAll(userId: UserId): Promise<void>;
};

const ID_KINDS: Record<string, IdKind> = {
  user: 'user',
  session: 'session',
  account: 'account',
  verification: 'verification',
};

/** Mails the link for a new password. */
export type SendReset = (user: SessionUser, token: string) => Promise<void>;

type Parts = {
  database: KernelWorld['database'];
  install: Installation;
  log: Logger;
  sendReset: SendReset;
};

export function makeSignIn({ database, install, log, sendReset }: Parts): SignIn {
  const secure = install.publicUrl.startsWith('https:');
  const sessionCookie = cookieName('session', secure);
  // The library clears cookies of features that are not in use, too.
  const ours = (headers: Headers) => headers.getSetCookie().filter((cookie) => cookie.startsWith(`${sessionCookie}=`));
  const auth = betterAuth({
    baseURL: install.publicUrl,
    secret: install.keys.current('session').toString('base64'),
    database: database.systemPool,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    user: { additionalFields: { operator: { type: 'boolean', input: false, defaultValue: false } } },
    session: { expiresIn: SESSION_IDLE_SECONDS, updateAge: REFRESH_STEP_SECONDS, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      // Later, not awaited: whether a mail goes out must not be told by the time of the answer.
      sendResetPassword: async ({ user, token }) => {
        setTimeout(() => {
          sendReset(toUser(user), token).catch((error: unknown) => log.error({ err: error }, 'reset mail not sent'));
        }, MAIL_LATER_MS);
      },
    },
    advanced: {
      useSecureCookies: false, // its prefix is __Secure-; ours is stricter
      cookies: {
        session_token: {
          name: sessionCookie,
          attributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
      ipAddress: { ipAddressHeaders: ['x-throughline-ip'] },
      database: { generateId: ({ model }) => newId(ID_KINDS[model] ?? 'verification') },
    },
    logger: { disabled: true },
  });

  return {
    async open({ email, password }, from) {
      const headers = new Headers({ 'user-agent': from.userAgent, 'x-throughline-ip': from.ip });
      try {
        const answer = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
        return { cookies: ours(answer.headers), user: toUser(answer.response.user) };
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
    async find(cookieHeader) {
      const answer = await auth.api.getSession({ headers: new Headers({ cookie: cookieHeader }), returnHeaders: true });
      const cookies = ours(answer.headers);
      const found = answer.response;
      if (!found) return { session: null, cookies };
      const age = Date.now() - found.session.createdAt.getTime();
      if (age > SESSION_LONGEST_SECONDS * 1000) {
        await database.system.session.deleteMany({ where: { id: found.session.id } });
        return { session: null, cookies: [] };
      }
      return { session: { sessionId: found.session.id, user: toUser(found.user) }, cookies };
    },
    async close(cookieHeader) {
      const answer = await auth.api.signOut({ headers: new Headers({ cookie: cookieHeader }), returnHeaders: true });
      return ours(answer.headers);
    },
    async startReset(email) {
      await auth.api.requestPasswordReset({ body: { email } });
    },
    async finishReset(token, password) {
      try {
        await auth.api.resetPassword({ body: { token, newPassword: password } });
        return 'done';
      } catch (error) {
        if (isRefusal(error)) return 'link_invalid';
        throw error;
      }
    },
    async closeAll(userId) {
      await database.system.session.deleteMany({ where: { userId } });
    },
  };
}

type LibraryUser = { id: string; name: string; email: string; operator?: boolean | null | undefined };

function toUser(user: LibraryUser): SessionUser {
  return { id: user.id as UserId, name: user.name, email: user.email, operator: user.operator === true };
}

/** The library says 4xx for what a person did; all else (the database is away, a bug) must not look like a wrong password. */
function isRefusal(error: unknown): boolean {
  if (!error || typeof error !== 'object' || !('statusCode' in error)) return false;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
}
