import { Command, Option } from 'commander';
import type { ApiKey, ApiKeyMade, ApiKeyRotated, KeysAnswer } from '../../shared/contract/key-shapes.ts';
import { SCOPES, type Scope } from '../../shared/domain/scope.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { publisherIdOf } from '../find-publisher.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';

/** `newswire key add|list|rotate|revoke`. */
export function keyCommand(): Command {
  return new Command('key')
    .description('add, list, rotate and revoke API keys')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(rotateCommand())
    .addCommand(revokeCommand());
}

function addCommand(): Command {
  const command = new Command('add')
    .description('create a key for a publisher; it is shown only once')
    .argument('<publisher>', 'its name or its id')
    .option('--name <name>', 'what the key is for, such as "CMS"')
    .addOption(new Option('--scope <scope...>', 'what the key may do').choices(SCOPES).default(['publish']))
    .option('--expires <time>', 'when it stops working by itself, such as 2027-03-01T00:00:00Z')
    .option('--json', 'print the key as JSON')
    .addHelpText('after', '\nExample:\n  newswire key add "The Harbour Post" --name CMS --scope publish moderate')
    .action(addKey);
  return withConnection(command);
}

function listCommand(): Command {
  const command = new Command('list')
    .description('list the keys with their last use; the keys themselves are not kept')
    .argument('[publisher]', 'only those of this publisher: its name or its id')
    .option('--json', 'print the keys as JSON')
    .addHelpText('after', '\nExample:\n  newswire key list "The Harbour Post"')
    .action(listKeys);
  return withConnection(command);
}

function rotateCommand(): Command {
  const command = new Command('rotate')
    .description('make a new key in the place of another one; for a while, both work')
    .argument('<key-id>', 'as `newswire key list` shows it')
    .option('--overlap <hours>', 'how long the old key works beside the new one', '24')
    .option('--expires <time>', 'when the new key stops working by itself')
    .option('--json', 'print the new key as JSON')
    .addHelpText('after', '\nExample:\n  newswire key rotate 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11 --overlap 48')
    .action(rotateKey);
  return withConnection(command);
}

function revokeCommand(): Command {
  const command = new Command('revoke')
    .description('revoke a key immediately and permanently')
    .argument('<key-id>', 'as `newswire key list` shows it')
    .option('--json', 'print what was revoked as JSON')
    .addHelpText('after', '\nExample:\n  newswire key revoke 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11')
    .action(revokeKey);
  return withConnection(command);
}

interface AddFlags extends ConnectionOptions {
  scope: Scope[];
  name?: string;
  expires?: string;
  json?: boolean;
}

interface RotateFlags extends ConnectionOptions {
  overlap: string;
  expires?: string;
  json?: boolean;
}

async function addKey(publisher: string, flags: AddFlags): Promise<void> {
  const api = keyedClient(flags);
  const made = await api.send<ApiKeyMade>({
    method: 'POST',
    path: `/publishers/${encodePart(await publisherIdOf(api, publisher))}/keys`,
    body: JSON.stringify({ scopes: flags.scope, name: flags.name, expiresAt: flags.expires }),
  });
  if (flags.json) return print(JSON.stringify(made));
  showMade(made);
}

function showMade({ id, key, scopes, expiresAt }: ApiKeyMade): void {
  const until = expiresAt === null ? '' : `, until ${expiresAt}`;
  note(`Key ${id} (${scopes.join(', ')}${until}). It is shown only once:`);
  print(key);
}

async function rotateKey(keyId: string, { overlap, expires, json, ...flags }: RotateFlags): Promise<void> {
  const made = await keyedClient(flags).send<ApiKeyRotated>({
    method: 'POST',
    path: `/keys/${encodePart(keyId)}/rotate`,
    body: JSON.stringify({ overlapHours: Number(overlap), expiresAt: expires }),
  });
  if (json) return print(JSON.stringify(made));
  note(`The old key works until ${made.replaces.worksUntil}.`);
  showMade(made);
}

async function listKeys(publisher: string | undefined, flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const api = keyedClient(flags);
  const query = publisher === undefined ? '' : `?publisher=${encodePart(await publisherIdOf(api, publisher))}`;
  const { keys } = await api.send<KeysAnswer>({ method: 'GET', path: `/keys${query}` });
  if (flags.json) return print(JSON.stringify(keys));
  if (keys.length === 0) note('No keys yet. Add one: newswire key add PUBLISHER');
  for (const key of keys) print(describeKey(key));
}

function describeKey(key: ApiKey): string {
  const { id, name, publisher, scopes, isPreset, createdAt, lastUsedAt, revokedAt, expiresAt } = key;
  const use = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt}`;
  const ends = expiresAt === null ? [] : [`expires ${expiresAt}`];
  const state = revokedAt === null ? [use, ...ends] : [`revoked ${revokedAt}`];
  const what = isPreset ? 'NEWSWIRE_ADMIN_KEY' : (name ?? '-');
  return printable([id, publisher.name, what, scopes.join(','), `added ${createdAt}`, ...state].join('  '));
}

async function revokeKey(keyId: string, flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  await keyedClient(flags).send({ method: 'DELETE', path: `/keys/${encodePart(keyId)}` });
  print(flags.json ? JSON.stringify({ revoked: keyId }) : `Key ${keyId} is revoked.`);
}
