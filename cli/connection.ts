import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { dataDir } from '../shared/node/config/config.ts';
import { CliError, EXIT } from './cli-error.ts';

const LOCAL_URL = 'http://localhost:3000';

/** The file that `newswire up` leaves in its data folder. */
interface ConnectionFile {
  url: string;
  adminKey: string | undefined;
}

/** The server's URL and the key to use. */
export interface Connection {
  url: string;
  key: string | undefined;
}

export interface ConnectionOptions {
  url?: string;
  key?: string;
}

/** Adds `--url` and `--key`. */
export function withConnection(command: Command): Command {
  return command
    .option('--url <address>', 'server to talk to (else NEWSWIRE_URL, else the local one)')
    .option('--key <key>', 'API key (else NEWSWIRE_KEY, else the local admin key)');
}

/** Options take precedence over the environment, which takes precedence over the file that `newswire up` left. */
export function resolveConnection(options: ConnectionOptions, env: NodeJS.ProcessEnv): Connection {
  const local = readLocal(env);
  const url = checkedUrl(options.url ?? (env.NEWSWIRE_URL || local?.url || LOCAL_URL));
  // The local admin key must only be sent to the local server.
  const localKey = local?.url === url ? local.adminKey : undefined;
  return { url, key: options.key ?? (env.NEWSWIRE_KEY || localKey) };
}

/** Returns the key; throws with instructions when there is none. */
export function requireKey({ key, url }: Connection): string {
  if (key) return key;
  throw new CliError(
    EXIT.key,
    `No API key for ${url}.\nGive one with --key KEY or NEWSWIRE_KEY=KEY. ` +
      'With a local `newswire up`, the admin key comes from its data directory.',
  );
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href.replace(/(?<!\/)\/+$/, '');
  throw new CliError(EXIT.usage, `"${text}" is not an http or https address`);
}

function readLocal(env: NodeJS.ProcessEnv): ConnectionFile | undefined {
  const file = path.join(dataDir(env), 'connection.json');
  try {
    const { url, adminKey } = JSON.parse(readFileSync(file, 'utf8')) as ConnectionFile;
    return { url: checkedUrl(url), adminKey };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CliError(EXIT.usage, `${file} cannot be read; restart \`newswire up\` to write it again`, { cause });
  }
}
