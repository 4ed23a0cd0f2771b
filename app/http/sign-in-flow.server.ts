import { randomBytes } from 'node:crypto';
import { refuseGuessable } from '#campaigns/accounts/password-rules.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';
import { cookieName, readCookie, writeCookie } from './cookies.server.ts';
import type { PublicParts } from './public.server.ts';
import { isSecure } from './session.server.ts';
import type { SessionUser } from './sign-in.server.ts';
import type { World } from './world.server.ts';

type Parts = Pick<PublicParts<unknown>, 'world' | 'request' | 'ip' | 'userAgent' | 'addCookie'>;

const DEVICE_SECONDS = 180 * 24 * 60 * 60;

/**
 * Signs in: counts the try, checks, opens a session, ends the one that was open in this browser.
 *
 * @throws DomainError invalid, the same for an unknown address and a wrong password · limit_exceeded
 */
export async function signInWith(parts: Parts, credentials: { email: string; password: string }): Promise<SessionUser> {
  const { world, ip } = parts;
  const attempt = { ip, account: deviceOf(parts, credentials.email) ?? credentials.email };
  await world.signInLimits.start(attempt);
  const opened = await world.signIn.open(credentials, { ip, userAgent: parts.userAgent });
  if (!opened) {
    await world.signInLimits.failed(attempt);
    world.log.warn({ ip }, 'sign-in refused');
    throw new DomainError('invalid', 'address and password do not belong together', {
      show: 'This e-mail address and password do not belong together. Check both, or reset the password.',
    });
  }
  await world.signInLimits.succeeded(attempt);
  await closeSession(parts);
  opened.cookies.forEach(parts.addCookie);
  parts.addCookie(knowDevice(world, credentials.email));
  world.log.info({ userId: opened.user.id }, 'signed in');
  return opened.user;
}

/** Opens a session for somebody whose account has just been made, with the password they have just chosen. */
export async function enterWith(parts: Parts, credentials: { email: string; password: string }): Promise<void> {
  const opened = await parts.world.signIn.open(credentials, { ip: parts.ip, userAgent: parts.userAgent });
  for (const cookie of opened?.cookies ?? []) parts.addCookie(cookie);
}

/** Ends the session of this browser, in the database too, and takes its cookies away. */
export async function closeSession({ world, request, addCookie }: Omit<Parts, 'ip' | 'userAgent'>): Promise<void> {
  const cookies = await world.signIn.close(request.headers.get('cookie') ?? '');
  cookies.forEach(addCookie);
}

function deviceCookie(world: World): string {
  return cookieName('device', isSecure(world));
}

/**
 * A browser that has signed in to an account before counts its own failures: strangers who guess at the account then
 * do not lock its owner out. Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
 */
function deviceOf({ world, request }: Pick<Parts, 'world' | 'request'>, email: string): string | null {
  const [device, signature] = (readCookie(request.headers.get('cookie') ?? '', deviceCookie(world)) ?? '').split('.');
  if (!device || !signature || !signaturesMatch(signature, signDevice(world, device, email))) return null;
  return `device:${device}`;
}

function knowDevice(world: World, email: string): string {
  const device = randomBytes(16).toString('base64url');
  const value = `${device}.${signDevice(world, device, email)}`;
  return writeCookie(deviceCookie(world), value, { secure: isSecure(world), maxAge: DEVICE_SECONDS });
}

function signDevice(world: World, device: string, email: string): string {
  return sign(world.install.keys.current('session'), `device:${device}:${email}`, 16);
}

/**
 * Sets the password of a reset link; all sessions of its owner end.
 *
 * @throws DomainError invalid at `password` (guessable) · expired (the link is used or older than an hour)
 */
export async function setNewPassword(
  world: World,
  { token, password }: { token: string; password: string },
): Promise<void> {
  refuseGuessable(password, []);
  const outcome = await world.signIn.finishReset(token, password);
  if (outcome === 'done') return;
  throw new DomainError('expired', 'reset link is not good', {
    show: 'This link has been used or is older than an hour. Ask for a new one; your password is as it was.',
  });
}
