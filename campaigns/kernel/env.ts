import { z } from 'zod';

const Flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const Variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  DATABASE_URL: z.url().optional(),
  DATABASE_APP_URL: z.url().optional(),
  DATABASE_SYSTEM_URL: z.url().optional(),
  QUEUE_DATABASE_URL: z.url().optional(),
  REDIS_URL: z.url().optional(),
  PUBLIC_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  TRUST_PROXY: Flag,
  ALLOW_HTTP: Flag,
  SECRET_KEY: z.string().min(32, 'needs at least 32 characters').optional(),
  SECRET_KEY_PREVIOUS: z.string().min(32, 'needs at least 32 characters').optional(),
  SUPPRESSION_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'is not what `npm run admin -- suppression-key` printed')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  FILES_DIR: z.string().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  // Login shells set MAIL to the user's own mailbox, /var/mail/…; that is not meant for us.
  MAIL: z.preprocess((value) => (String(value).startsWith('/') ? undefined : value), z.enum(['capture']).optional()),
  SMTP_URL: z.url().optional(),
  SMTP_POOL: z.coerce.number().int().min(1).max(100).default(10),
  SES_REGION: z.string().optional(),
  SES_ENDPOINT: z.url().optional(),
  SES_CONFIGURATION_SET: z.string().optional(),
  SES_RATE_PER_SECOND: z.coerce.number().min(1).default(14),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  MAIL_FROM_DOMAIN: z.string().optional(),
  DKIM_DOMAIN: z.string().optional(),
  DKIM_SELECTOR: z.string().optional(),
  DKIM_KEY: z.string().optional(),
  SOCIAL: z.enum(['capture']).optional(),
  LINKEDIN_CLIENT_ID: z.string().optional(),
  LINKEDIN_CLIENT_SECRET: z.string().optional(),
  LINKEDIN_SIGN_IN_URL: z.url().default('https://www.linkedin.com'),
  LINKEDIN_API_URL: z.url().default('https://api.linkedin.com'),
  FACEBOOK_CLIENT_ID: z.string().optional(),
  FACEBOOK_CLIENT_SECRET: z.string().optional(),
  FACEBOOK_SIGN_IN_URL: z.url().default('https://www.facebook.com'),
  FACEBOOK_API_URL: z.url().default('https://graph.facebook.com'),
  X_CLIENT_ID: z.string().optional(),
  X_CLIENT_SECRET: z.string().optional(),
  X_SIGN_IN_URL: z.url().default('https://x.com'),
  X_API_URL: z.url().default('https://api.x.com'),
  BLUESKY_URL: z.url().default('https://bsky.social'),
  SOCIAL_PRIVATE_HOSTS: z.string().default(''),
  FEED_PRIVATE_HOSTS: z.string().default(''),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DEMO: Flag,
});

export type MailEnv =
  | { kind: 'capture' }
  | { kind: 'smtp'; url: string; pool: number; dkim: DkimEnv | null }
  | {
      kind: 'ses';
      region: string;
      endpoint: string | null;
      configurationSet: string | null;
      ratePerSecond: number;
      credentials: { accessKeyId: string; secretAccessKey: string } | null;
    };
export type SocialAppEnv = { clientId: string; clientSecret: string; signInUrl: string; apiUrl: string };
/** Where posts go: kept here, or to the networks; null = no client id was given for it. */
export type SocialEnv =
  | { kind: 'capture' }
  | {
      kind: 'networks';
      linkedin: SocialAppEnv | null;
      facebook: SocialAppEnv | null;
      x: SocialAppEnv | null;
      blueskyUrl: string;
      /** "host" or "host:port" inside our own walls that accounts may live on, http allowed */
      privateHosts: readonly string[];
    };
export type DkimEnv = { domainName: string; keySelector: string; privateKey: string };
export type FilesEnv =
  | { kind: 'directory'; path: string }
  | {
      kind: 's3';
      bucket: string;
      region: string;
      endpoint: string | null;
      credentials: { accessKeyId: string; secretAccessKey: string } | null;
    };

export type Env = {
  nodeEnv: 'development' | 'test' | 'production';
  demo: boolean;
  /** Owner's address: migrations only. Absent where only the login roles are known. */
  databaseUrl: string | null;
  databaseAppUrl: string | null;
  databaseSystemUrl: string | null;
  queueDatabaseUrl: string | null;
  redisUrl: string | null;
  publicUrl: string;
  host: string;
  port: number;
  trustProxy: boolean;
  allowHttp: boolean;
  secretKey: string;
  secretKeyPrevious: string | null;
  suppressionKey: string | null;
  dataDir: string;
  files: FilesEnv;
  mail: MailEnv;
  social: SocialEnv;
  /** "host" or "host:port" inside our own walls that feeds may be read from, http allowed */
  feedPrivateHosts: readonly string[];
  mailFromDomain: string;
  workerConcurrency: number;
  logLevel: string;
};

/** All that is wrong with the environment, said at once. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/**
 * Reads the environment once, at the start of a process (app/http/world.server.ts, jobs/worker.ts and the launchers).
 *
 * @throws EnvError naming every variable that is missing or wrong
 */
export function loadEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) throw new EnvError(explain(parsed.error.issues));
  const vars = parsed.data;
  const problems = crossCheck(vars);
  if (problems.length > 0) throw new EnvError(problems.map((line) => `  ${line}`).join('\n'));
  return toEnv(vars);
}

type Vars = z.infer<typeof Variables>;

function explain(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n');
}

function crossCheck(vars: Vars): string[] {
  const problems: string[] = [];
  const production = vars.NODE_ENV === 'production' && !vars.DEMO;
  if (!vars.SECRET_KEY)
    problems.push('SECRET_KEY: is required (32 random bytes, for example from `openssl rand -hex 32`)');
  if (production && !vars.PUBLIC_URL)
    problems.push('PUBLIC_URL: is required in production, like https://campaigns.example.com');
  if (!vars.DATABASE_URL && !(vars.DATABASE_APP_URL && vars.DATABASE_SYSTEM_URL && vars.QUEUE_DATABASE_URL))
    problems.push(
      'DATABASE_URL: is required (or DATABASE_APP_URL, DATABASE_SYSTEM_URL and QUEUE_DATABASE_URL together)',
    );
  if (vars.SMTP_URL && vars.SES_REGION) problems.push('SMTP_URL and SES_REGION: choose one');
  if (vars.MAIL === 'capture' && (vars.SMTP_URL || vars.SES_REGION))
    problems.push('MAIL=capture: remove it, or SMTP_URL and SES_REGION');
  if (production && !vars.MAIL && !vars.SMTP_URL && !vars.SES_REGION)
    problems.push(
      'SMTP_URL or SES_REGION: is required in production; MAIL=capture keeps every mail in the local mailbox instead',
    );
  if ((vars.SMTP_URL || vars.SES_REGION) && !vars.MAIL_FROM_DOMAIN)
    problems.push('MAIL_FROM_DOMAIN: is required to send mail, like mail.example.com');
  const dkim = [vars.DKIM_DOMAIN, vars.DKIM_SELECTOR, vars.DKIM_KEY].filter(Boolean).length;
  if (dkim !== 0 && dkim !== 3) problems.push('DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY: give all three or none');
  for (const network of ['LINKEDIN', 'FACEBOOK', 'X'] as const) {
    const given = [vars[`${network}_CLIENT_ID`], vars[`${network}_CLIENT_SECRET`]].filter(Boolean).length;
    if (given === 1) problems.push(`${network}_CLIENT_ID, ${network}_CLIENT_SECRET: give both or none`);
    if (given === 2 && vars.SOCIAL) problems.push(`SOCIAL=capture: remove it, or ${network}_CLIENT_ID`);
  }
  if (vars.S3_BUCKET && !vars.S3_REGION) problems.push('S3_REGION: is required with S3_BUCKET');
  const isHttp =
    vars.PUBLIC_URL?.startsWith('http:') && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(vars.PUBLIC_URL);
  if (production && isHttp && !vars.ALLOW_HTTP)
    problems.push(
      'PUBLIC_URL: is plain http, so cookies and passwords could be read on the way; use https, or set ALLOW_HTTP=1',
    );
  return problems;
}

function toEnv(vars: Vars): Env {
  const publicUrl = vars.PUBLIC_URL ?? `http://localhost:${vars.PORT}`;
  return {
    nodeEnv: vars.NODE_ENV,
    demo: vars.DEMO,
    databaseUrl: vars.DATABASE_URL ?? null,
    databaseAppUrl: vars.DATABASE_APP_URL ?? null,
    databaseSystemUrl: vars.DATABASE_SYSTEM_URL ?? null,
    queueDatabaseUrl: vars.QUEUE_DATABASE_URL ?? null,
    redisUrl: vars.REDIS_URL ?? null,
    publicUrl: new URL(publicUrl).origin,
    host: vars.HOST,
    port: vars.PORT,
    trustProxy: vars.TRUST_PROXY,
    allowHttp: vars.ALLOW_HTTP,
    secretKey: vars.SECRET_KEY ?? '',
    secretKeyPrevious: vars.SECRET_KEY_PREVIOUS ?? null,
    suppressionKey: vars.SUPPRESSION_KEY ?? null,
    dataDir: vars.DATA_DIR,
    files: toFiles(vars),
    mail: toMail(vars),
    social: toSocial(vars),
    feedPrivateHosts: toHosts(vars.FEED_PRIVATE_HOSTS),
    mailFromDomain: vars.MAIL_FROM_DOMAIN ?? 'mail.throughline.test',
    workerConcurrency: vars.WORKER_CONCURRENCY,
    logLevel: vars.LOG_LEVEL,
  };
}

function toFiles(vars: Vars): FilesEnv {
  if (!vars.S3_BUCKET || !vars.S3_REGION)
    return { kind: 'directory', path: vars.FILES_DIR ?? `${vars.DATA_DIR}/files` };
  return {
    kind: 's3',
    bucket: vars.S3_BUCKET,
    region: vars.S3_REGION,
    endpoint: vars.S3_ENDPOINT ?? null,
    credentials: toCredentials(vars.S3_ACCESS_KEY_ID, vars.S3_SECRET_ACCESS_KEY),
  };
}

function toMail(vars: Vars): MailEnv {
  if (vars.SES_REGION) {
    return {
      kind: 'ses',
      region: vars.SES_REGION,
      endpoint: vars.SES_ENDPOINT ?? null,
      configurationSet: vars.SES_CONFIGURATION_SET ?? null,
      ratePerSecond: vars.SES_RATE_PER_SECOND,
      credentials: toCredentials(vars.AWS_ACCESS_KEY_ID, vars.AWS_SECRET_ACCESS_KEY),
    };
  }
  if (!vars.SMTP_URL) return { kind: 'capture' };
  const dkim =
    vars.DKIM_DOMAIN && vars.DKIM_SELECTOR && vars.DKIM_KEY
      ? {
          domainName: vars.DKIM_DOMAIN,
          keySelector: vars.DKIM_SELECTOR,
          privateKey: vars.DKIM_KEY.replaceAll('\\n', '\n'),
        }
      : null;
  return { kind: 'smtp', url: vars.SMTP_URL, pool: vars.SMTP_POOL, dkim };
}

function toHosts(list: string): string[] {
  return list
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
}

/** For trying, posts stay here; in production, Bluesky and Mastodon need nothing from us and so are always there. */
function toSocial(vars: Vars): SocialEnv {
  const appOf = (network: 'LINKEDIN' | 'FACEBOOK' | 'X'): SocialAppEnv | null => {
    const [clientId, clientSecret] = [vars[`${network}_CLIENT_ID`], vars[`${network}_CLIENT_SECRET`]];
    if (!clientId || !clientSecret) return null;
    return {
      ...{ clientId, clientSecret },
      signInUrl: new URL(vars[`${network}_SIGN_IN_URL`]).origin,
      apiUrl: new URL(vars[`${network}_API_URL`]).origin,
    };
  };
  const [linkedin, facebook, x] = [appOf('LINKEDIN'), appOf('FACEBOOK'), appOf('X')];
  const privateHosts = toHosts(vars.SOCIAL_PRIVATE_HOSTS);
  const tried =
    (vars.DEMO || vars.NODE_ENV !== 'production') && !linkedin && !facebook && !x && privateHosts.length === 0;
  if (vars.SOCIAL === 'capture' || tried) return { kind: 'capture' };
  return { kind: 'networks', linkedin, facebook, x, blueskyUrl: new URL(vars.BLUESKY_URL).origin, privateHosts };
}

function toCredentials(accessKeyId?: string, secretAccessKey?: string) {
  return accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : null;
}
