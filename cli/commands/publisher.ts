import { Command } from 'commander';
import type { Publisher } from '../../shared/contract/http-shapes.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';

/** `newswire publisher add|list`. */
export function publisherCommand(): Command {
  return new Command('publisher')
    .description('add and list publishers')
    .addCommand(addCommand())
    .addCommand(listCommand());
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
    .description('list all publishers')
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
  else show([publisher]);
}

async function listPublishers(flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const { publishers } = await keyedClient(flags).send<{ publishers: Publisher[] }>({
    method: 'GET',
    path: '/publishers',
  });
  if (flags.json) return print(JSON.stringify(publishers));
  if (publishers.length === 0) note('No publishers yet. Add one: newswire publisher add NAME');
  show(publishers);
}

function show(publishers: Publisher[]): void {
  for (const { id, name, url } of publishers) print(printable([id, name, url].filter(Boolean).join('  ')));
}
