import { Command, InvalidArgumentError, Option } from 'commander';
import { SECTIONS } from '../../shared/domain/story.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import type { Feed, FeedsImported } from '../../shared/wire/http-shapes.ts';
import { EXIT } from '../cli-error.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { describeFeed } from '../feed-text.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';
import { readInput } from '../read-input.ts';

/** `newswire feed add|list|remove|import|export`. */
export function feedCommand(): Command {
  return new Command('feed')
    .description('feeds that the workers poll on publishers’ behalf (needs an admin key)')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(removeCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand());
}

interface Flags extends ConnectionOptions {
  json?: boolean;
}

interface AddFlags extends Flags {
  publisher?: string;
  section?: string;
  topic?: string[];
  interval?: number;
}

function addCommand(): Command {
  const command = new Command('add')
    .description('poll a feed from now on')
    .argument('<address>', 'of an RSS, Atom, RDF or JSON Feed')
    .option('--publisher <name>', "a publisher's name or id; a new name makes a publisher (else the feed's title)")
    .addOption(new Option('--section <section>', 'desk of its stories that name none').choices(SECTIONS))
    .option('--topic <label...>', 'topics that each of its stories gets')
    .option('--interval <seconds>', 'poll this often instead of as often as it changes', wholeNumber)
    .option('--json', 'print the feed as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  newswire feed add https://example.com/feed.xml --section world --topic Harbour',
    )
    .action(addFeed);
  return withConnection(command);
}

function listCommand(): Command {
  const command = new Command('list')
    .description('list every feed with its health')
    .option('--json', 'print the feeds as JSON')
    .addHelpText('after', '\nExample:\n  newswire feed list --json | jq \'.[] | select(.status != "ok")\'')
    .action(listFeeds);
  return withConnection(command);
}

function removeCommand(): Command {
  const command = new Command('remove')
    .description('poll a feed no more; its stories stay')
    .argument('<feed-id>', 'as `newswire feed list` shows it')
    .option('--json', 'print what was removed as JSON')
    .addHelpText('after', '\nExample:\n  newswire feed remove 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11')
    .action(removeFeed);
  return withConnection(command);
}

function importCommand(): Command {
  const command = new Command('import')
    .description('poll every feed of an OPML document; each is judged for itself')
    .argument('<file>', 'an OPML document; - reads stdin')
    .option('--json', 'print what became of each as JSON')
    .addHelpText('after', '\nExample:\n  newswire feed import subscriptions.opml')
    .action(importFeeds);
  return withConnection(command);
}

function exportCommand(): Command {
  const command = new Command('export')
    .description('write every feed as an OPML document')
    .option('--json', 'write them as JSON instead')
    .addHelpText('after', '\nExample:\n  newswire feed export > subscriptions.opml')
    .action(exportFeeds);
  return withConnection(command);
}

async function addFeed(url: string, flags: AddFlags): Promise<void> {
  const { publisher, section, topic, interval } = flags;
  const body = JSON.stringify({ url, publisher, section, topics: topic, intervalSeconds: interval });
  const feed = await keyedClient({ ...flags }).send<Feed>({ method: 'POST', path: '/feeds', body });
  print(flags.json ? JSON.stringify(feed) : describeFeed(feed));
}

async function listFeeds(flags: Flags): Promise<void> {
  const { feeds } = await keyedClient(flags).send<{ feeds: Feed[] }>({ method: 'GET', path: '/feeds' });
  if (flags.json) return print(JSON.stringify(feeds));
  for (const feed of feeds) print(describeFeed(feed));
}

async function removeFeed(id: string, flags: Flags): Promise<void> {
  await keyedClient(flags).send({ method: 'DELETE', path: `/feeds/${encodePart(id)}` });
  print(flags.json ? JSON.stringify({ removed: id }) : `Feed ${id} is polled no more.`);
}

async function importFeeds(file: string, flags: Flags): Promise<void> {
  const body = await readInput(file);
  const request = { method: 'POST', path: '/feeds/import', contentType: 'text/x-opml', body } as const;
  const { added, entries } = await keyedClient(flags).send<FeedsImported>(request);
  const rejected = entries.filter(({ status }) => status === 'rejected');
  if (flags.json) print(JSON.stringify({ added, entries }));
  else {
    for (const { url, detail } of rejected) note(printable(`${url}: ${detail ?? 'was rejected'}`));
    print(`${added} added, ${entries.length - added - rejected.length} polled already, ${rejected.length} rejected`);
  }
  if (rejected.length > 0) process.exitCode = EXIT.refused;
}

async function exportFeeds(flags: Flags): Promise<void> {
  if (flags.json) return listFeeds(flags);
  const accept = 'text/x-opml';
  print((await keyedClient(flags).sendForText({ method: 'GET', path: '/feeds.opml', accept })).trimEnd());
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of seconds.');
  return Number(text);
}
