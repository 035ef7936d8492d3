import { Command } from 'commander';
import type { Publisher } from '../../shared/contract/http-shapes.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print, printable } from '../output.ts';

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
    .option('--url <address>', "the publisher's own site")
    .option('--description <text>', 'a sentence about it, for its page')
    .option('--json', 'print the publisher as JSON')
    .addHelpText('after', '\nExample:\n  newswire publisher add "The Harbour Post" --url https://harbour-post.example/')
    .action(addPublisher);
  return withConnection(command, '--server');
}

function listCommand(): Command {
  const command = new Command('list')
    .description('list all publishers')
    .option('--json', 'print the publishers as JSON')
    .addHelpText('after', '\nExample:\n  newswire publisher list')
    .action(listPublishers);
  return withConnection(command);
}

interface AddFlags {
  url?: string;
  description?: string;
  server?: string;
  key?: string;
  json?: boolean;
}

async function addPublisher(name: string, { url, description, server, key, json }: AddFlags): Promise<void> {
  const api = keyedClient({ ...(server && { url: server }), ...(key && { key }) });
  const body = JSON.stringify({ name, ...(url && { url }), ...(description && { description }) });
  const publisher = await api.send<Publisher>({ method: 'POST', path: '/publishers', body });
  if (json) print(JSON.stringify(publisher));
  else show([publisher]);
}

async function listPublishers(flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const { publishers } = await keyedClient(flags).send<{ publishers: Publisher[] }>({
    method: 'GET',
    path: '/publishers',
  });
  if (flags.json) print(JSON.stringify(publishers));
  else show(publishers);
}

function show(publishers: Publisher[]): void {
  for (const { id, name, url } of publishers) print(printable([id, name, url].filter(Boolean).join('  ')));
}
