import { Command, Option } from 'commander';
import type { Bridge, BridgesAnswer } from '../../shared/contract/bridge-schema.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { addBridge } from '../bridges/add-bridge.ts';
import { describeBridge, describeHealth } from '../bridges/bridge-text.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print } from '../output.ts';

interface Flags extends ConnectionOptions {
  json?: boolean;
}

const ID = '0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11';

/** `newswire bridge add|list|status|pause|resume|remove`. */
export function bridgeCommand(): Command {
  return new Command('bridge')
    .description('follow the wire of other installations (needs an admin key)')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(withId('status', 'show how far a bridge is, and its health', showBridge))
    .addCommand(withId('pause', 'stop following for now', (id, flags) => switchBridge(id, true, flags)))
    .addCommand(withId('resume', 'go on where a bridge was paused', (id, flags) => switchBridge(id, false, flags)))
    .addCommand(withId('remove', 'stop following; the stories stay', removeBridge));
}

function addCommand(): Command {
  const command = new Command('add')
    .description('follow another installation: its stories, corrections, retractions and removals')
    .argument('<address>', 'of the other installation')
    .option('--filter <query>', 'only what this query of the search language finds there')
    .option('--as <publisher>', 'publish under this publisher, by name or id (default: the host of the address)')
    .addOption(new Option('--from <place>', 'where to begin').choices(['now', 'oldest']).default('now'))
    .option('--source-key-file <file>', 'an API key of the other installation; - reads stdin')
    .option('--json', 'print the bridge as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  newswire bridge add https://wire.example.org --as "Example Wire"\n' +
        '  newswire bridge add wire.example.org --filter "section:world priority:urgent"',
    )
    .action(addBridge);
  return withConnection(command);
}

function listCommand(): Command {
  const command = new Command('list')
    .description('list every bridge with its status')
    .option('--json', 'print the bridges as JSON')
    .addHelpText('after', '\nExample:\n  newswire bridge list --json | jq \'.[] | select(.status == "failing")\'')
    .action(listBridges);
  return withConnection(command);
}

function withId(name: string, description: string, act: (id: string, flags: Flags) => Promise<void>): Command {
  const command = new Command(name)
    .description(description)
    .argument('<bridge-id>', 'as `newswire bridge list` shows it')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', `\nExample:\n  newswire bridge ${name} ${ID}`)
    .action(act);
  return withConnection(command);
}

async function listBridges(flags: Flags): Promise<void> {
  const { bridges } = await keyedClient(flags).send<BridgesAnswer>({ method: 'GET', path: '/bridges' });
  if (flags.json) return print(JSON.stringify(bridges));
  if (bridges.length === 0) note('No bridges yet. Add one: newswire bridge add https://wire.example.org');
  for (const bridge of bridges) print(describeBridge(bridge));
}

async function showBridge(id: string, flags: Flags): Promise<void> {
  tell(await keyedClient(flags).send<Bridge>({ method: 'GET', path: pathOf(id) }), flags);
}

async function switchBridge(id: string, paused: boolean, flags: Flags): Promise<void> {
  const body = JSON.stringify({ paused });
  tell(await keyedClient(flags).send<Bridge>({ method: 'PATCH', path: pathOf(id), body }), flags);
}

async function removeBridge(id: string, flags: Flags): Promise<void> {
  await keyedClient(flags).send({ method: 'DELETE', path: pathOf(id) });
  print(flags.json ? JSON.stringify({ removed: id }) : `Bridge ${id} is gone; its stories stay.`);
}

function tell(bridge: Bridge, { json }: Flags): void {
  print(json ? JSON.stringify(bridge) : describeHealth(bridge).join('\n'));
}

function pathOf(id: string): string {
  return `/bridges/${encodePart(id)}`;
}
