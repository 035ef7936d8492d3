import { Command } from 'commander';
import type { ListedPublisher, Publisher } from '../../shared/contract/publisher-shapes.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';
import { setCommand, switchCommand } from '../publishers/change-publisher.ts';
import { describePublisher } from '../publishers/publisher-text.ts';
import { removeCommand } from '../publishers/remove-publisher.ts';

/** `newswire publisher add|list|set|disable|enable|remove`. */
export function publisherCommand(): Command {
  return new Command('publisher')
    .description('manage publishers')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(setCommand())
    .addCommand(switchCommand('disable', 'refuse what a publisher submits; its stories stay', false))
    .addCommand(switchCommand('enable', 'take stories of a disabled publisher again', true))
    .addCommand(removeCommand());
}

function addCommand(): Command {
  const command = new Command('add')
    .description('add a publisher; give it a key with `newswire key add`')
    .argument('<name>', 'the name that readers see')
    .option('--site <address>', "the publisher's own site")
    .option('--description <text>', 'a sentence about it, for its page')
    .option('--json', 'print the publisher as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  newswire publisher add "The Harbour Post" --site https://harbour-post.example/',
    )
    .action(addPublisher);
  return withConnection(command);
}

function listCommand(): Command {
  const command = new Command('list')
    .description('list all publishers with their stories, keys and feeds')
    .option('--json', 'print the publishers as JSON')
    .addHelpText('after', '\nExample:\n  newswire publisher list')
    .action(listPublishers);
  return withConnection(command);
}

interface AddFlags extends ConnectionOptions {
  site?: string;
  description?: string;
  json?: boolean;
}

async function addPublisher(name: string, flags: AddFlags): Promise<void> {
  const { site, description, json } = flags;
  const body = JSON.stringify({ name, ...(site && { url: site }), ...(description && { description }) });
  const publisher = await keyedClient(flags).send<Publisher>({ method: 'POST', path: '/publishers', body });
  if (json) print(JSON.stringify(publisher));
  else print(printable([publisher.id, publisher.name, publisher.url].filter(Boolean).join('  ')));
}

async function listPublishers(flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const { publishers } = await keyedClient(flags).send<{ publishers: ListedPublisher[] }>({
    method: 'GET',
    path: '/publishers',
  });
  if (flags.json) return print(JSON.stringify(publishers));
  if (publishers.length === 0) note('No publishers yet. Add one: newswire publisher add NAME');
  for (const publisher of publishers) print(describePublisher(publisher));
}
