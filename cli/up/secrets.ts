import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeApiKey } from '../../shared/node/security/api-key.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { writeWhole } from './write-whole.ts';

export interface Secrets {
  redisPassword: string;
  postgresPassword: string;
  adminKey: string;
}

/** Reads the secrets of this data folder, or creates them; only the owner can read the file. */
export function keepSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  try {
    const { redisPassword, postgresPassword, adminKey } = JSON.parse(readFileSync(file, 'utf8')) as Secrets;
    if (![redisPassword, postgresPassword, adminKey].every(isText)) throw new Error('a secret is missing');
    return { redisPassword, postgresPassword, adminKey };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new CliError(EXIT.refused, `${file} is damaged; without its passwords the data cannot be opened`, {
        cause,
      });
    }
  }
  const cluster = path.join(dataDir, 'postgres');
  if (existsSync(path.join(cluster, 'PG_VERSION'))) {
    throw new CliError(
      EXIT.refused,
      `${file} is missing, and ${cluster} cannot be opened without its password. Put it back from a backup, or move ${dataDir} away to begin with an empty wire.`,
    );
  }
  const secrets = { redisPassword: randomHex(), postgresPassword: randomHex(), adminKey: makeApiKey() };
  writeWhole(file, JSON.stringify(secrets, null, 2));
  return secrets;
}

function randomHex(): string {
  return randomBytes(24).toString('hex');
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
