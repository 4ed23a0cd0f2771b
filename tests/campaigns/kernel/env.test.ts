import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { EnvError, loadEnv } from '#campaigns/kernel/env.ts';

const SECRET_KEY = 'a secret that has more than thirty-two characters';
const DATABASE_URL = 'postgresql://owner:pw@127.0.0.1:5432/throughline';
const PRODUCTION = {
  NODE_ENV: 'production',
  SECRET_KEY,
  DATABASE_URL,
  PUBLIC_URL: 'https://campaigns.example.com',
  SMTP_URL: 'smtp://127.0.0.1:25',
  MAIL_FROM_DOMAIN: 'mail.example.com',
};

function problemsOf(given: Record<string, string | undefined>): string {
  try {
    loadEnv(given);
    return '';
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
}

test('all that is missing or wrong is named at once', () => {
  const problems = problemsOf({ PORT: 'many', LOG_LEVEL: 'loud' });
  expect(problems).toContain('PORT:');
  expect(problems).toContain('LOG_LEVEL:');
  const missing = problemsOf({});
  for (const name of ['SECRET_KEY', 'PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL or SES_REGION'])
    expect(missing).toContain(`${name}: is required`);
});

test('an empty value is none', () => {
  expect(problemsOf({ ...PRODUCTION, SECRET_KEY: '' })).toContain('SECRET_KEY: is required');
});

test('production without a way to send mail does not start, unless it is told to keep the mail', () => {
  const { SMTP_URL, ...silent } = PRODUCTION;
  expect(problemsOf(silent)).toContain('MAIL=capture keeps every mail in the local mailbox instead');
  expect(loadEnv({ ...silent, MAIL: 'capture' }).mail).toEqual({ kind: 'capture' });
  expect(problemsOf({ ...silent, SMTP_URL, MAIL: 'capture' })).toContain('MAIL=capture: remove it');
});

test('the mailbox that a login shell names in MAIL is not ours', () => {
  expect(loadEnv({ ...PRODUCTION, MAIL: '/var/mail/ada' }).mail).toMatchObject({ kind: 'smtp' });
});

test('plain http in production wants to be meant', () => {
  const open = { ...PRODUCTION, PUBLIC_URL: 'http://campaigns.example.com' };
  expect(problemsOf(open)).toContain('ALLOW_HTTP=1');
  expect(loadEnv({ ...open, ALLOW_HTTP: '1' }).publicUrl).toBe('http://campaigns.example.com');
  expect(loadEnv({ ...PRODUCTION, PUBLIC_URL: 'http://localhost:3000/' }).publicUrl).toBe('http://localhost:3000');
});

test('the roles’ own addresses take the place of the owner’s', () => {
  const { DATABASE_URL: _, ...ownerless } = PRODUCTION;
  expect(problemsOf({ ...ownerless, DATABASE_APP_URL: DATABASE_URL })).toContain('DATABASE_URL: is required');
  const all = { DATABASE_APP_URL: DATABASE_URL, DATABASE_SYSTEM_URL: DATABASE_URL, QUEUE_DATABASE_URL: DATABASE_URL };
  expect(loadEnv({ ...ownerless, ...all }).databaseUrl).toBeNull();
});

test('signing needs all three of its parts', () => {
  expect(problemsOf({ ...PRODUCTION, DKIM_DOMAIN: 'example.com' })).toContain('give all three or none');
});

test('.env.example starts the product as it is, once its secret is filled in', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8')) as Record<string, string>;
  expect(problemsOf(example)).toContain('SECRET_KEY: is required');
  const env = loadEnv({ ...example, SECRET_KEY });
  expect(env.mail.kind).toBe('smtp');
  expect(env.files).toEqual({ kind: 'directory', path: '.data/files' });
});

test('every line of .env.example that is switched off can be switched on', () => {
  const lines = readFileSync('.env.example', 'utf8').replaceAll(/^# ([A-Z][A-Z0-9_]+=)/gm, '$1');
  const {
    SMTP_URL: _,
    MAIL: __,
    DKIM_DOMAIN: ___,
    DKIM_SELECTOR: ____,
    ...rest
  } = parseEnv(lines) as Record<string, string>;
  const secrets = { SECRET_KEY, SECRET_KEY_PREVIOUS: SECRET_KEY };
  const env = loadEnv({ ...rest, ...secrets });
  expect(env.mail.kind).toBe('ses');
  expect(env.files.kind).toBe('s3');
  expect(env.redisUrl).toBe('redis://127.0.0.1:6379');
});
