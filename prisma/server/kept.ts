import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from './plain-error.ts';

/** The installation's secret of a clone without SECRET_KEY: made once, readable by its owner alone. */
export function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new PlainError(
      `${file} holds no secret of 32 characters or more. Put the old one back, or move ${dataDir} away.`,
    );
  return secret;
}

type Ports = Record<string, number>;

/** The port that was used last time, so that addresses stay the same. */
export function keptPort(dataDir: string, name: string): number | null {
  return readPorts(dataDir)[name] ?? null;
}

export function keepPort(dataDir: string, name: string, port: number): void {
  const file = path.join(dataDir, 'ports.json');
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify({ ...readPorts(dataDir), [name]: port }, null, 2)}\n`);
  renameSync(half, file);
}

/** A file that was spoilt costs only the memory of the ports. */
function readPorts(dataDir: string): Ports {
  try {
    const ports: unknown = JSON.parse(readFileSync(path.join(dataDir, 'ports.json'), 'utf8'));
    const entries = Object.entries(ports ?? {}).filter(
      ([, port]) => Number.isInteger(port) && port > 0 && port < 65_536,
    );
    return Object.fromEntries(entries) as Ports;
  } catch {
    return {};
  }
}
