import { hkdfSync } from 'node:crypto';

/** What web and workers sign in with; the owner's address is for migrations alone. */
export type RoleAddresses = { appUrl: string; systemUrl: string; queueUrl: string };

export const LOGIN_ROLES = ['throughline_app', 'throughline_system', 'throughline_queue'] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];

/**
 * The login roles' addresses, from the owner's: same server and database, passwords derived from SECRET_KEY (the key of
 * purpose "database-roles", as in campaigns/kernel/secrets.ts), so that nothing but the secret has to be kept.
 */
export function roleAddresses(databaseUrl: string, secretKey: string): RoleAddresses {
  return {
    appUrl: addressOf('throughline_app', databaseUrl, secretKey),
    systemUrl: addressOf('throughline_system', databaseUrl, secretKey),
    queueUrl: addressOf('throughline_queue', databaseUrl, secretKey),
  };
}

/** What the environment says about the database; an address of a role's own takes the place of the derived one. */
export type GivenAddresses = {
  databaseUrl: string | null;
  databaseAppUrl: string | null;
  databaseSystemUrl: string | null;
  queueDatabaseUrl: string | null;
  secretKey: string;
};

/** The addresses that a process signs in with. Empty where nothing says one: the environment's check refuses that. */
export function givenAddresses(env: GivenAddresses): RoleAddresses {
  const derived = env.databaseUrl ? roleAddresses(env.databaseUrl, env.secretKey) : null;
  return {
    appUrl: env.databaseAppUrl ?? derived?.appUrl ?? '',
    systemUrl: env.databaseSystemUrl ?? derived?.systemUrl ?? '',
    queueUrl: env.queueDatabaseUrl ?? derived?.queueUrl ?? '',
  };
}

function addressOf(role: LoginRole, databaseUrl: string, secretKey: string): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = passwordOf(role, secretKey);
  return url.href;
}

export function passwordOf(role: LoginRole, secretKey: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'throughline:database-roles', 32));
  return Buffer.from(hkdfSync('sha256', key, '', role, 24)).toString('hex');
}
