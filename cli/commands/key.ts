import { Command, Option } from 'commander';
import type { ApiKeyMade } from '../../shared/contract/http-shapes.ts';
import { SCOPES, type Scope } from '../../shared/domain/scope.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print } from '../output.ts';

/** `newswire key add|revoke`. */
export function keyCommand(): Command {
  return new Command('key').description('add and revoke API keys').addCommand(addCommand()).addCommand(revokeCommand());
}

function addCommand(): Command {
  const command = new Command('add')
    .description('create a key for a publisher; it is shown only once')
    .argument('<publisher-id>', 'as `newswire publisher list` shows it')
    .addOption(new Option('--scope <scope...>', 'what the key may do').choices(SCOPES).default(['publish']))
    .option('--json', 'print the key as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  newswire key add 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11 --scope publish moderate',
    )
    .action(addKey);
  return withConnection(command);
}

function revokeCommand(): Command {
  const command = new Command('revoke')
    .description('revoke a key immediately and permanently')
    .argument('<key-id>', 'as `newswire key add` showed it')
    .option('--json', 'print what was revoked as JSON')
    .addHelpText('after', '\nExample:\n  newswire key revoke 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11')
    .action(revokeKey);
  return withConnection(command);
}

interface AddFlags extends ConnectionOptions {
  scope: Scope[];
  json?: boolean;
}

async function addKey(publisherId: string, flags: AddFlags): Promise<void> {
  const made = await keyedClient(flags).send<ApiKeyMade>({
    method: 'POST',
    path: `/publishers/${encodePart(publisherId)}/keys`,
    body: JSON.stringify({ scopes: flags.scope }),
  });
  if (flags.json) return print(JSON.stringify(made));
  note(`Key ${made.id} (${made.scopes.join(', ')}). It is shown only once:`);
  print(made.key);
}

async function revokeKey(keyId: string, flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  await keyedClient(flags).send({ method: 'DELETE', path: `/keys/${encodePart(keyId)}` });
  print(flags.json ? JSON.stringify({ revoked: keyId }) : `Key ${keyId} is revoked.`);
}
