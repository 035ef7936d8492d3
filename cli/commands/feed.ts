import { Command, Option } from 'commander';
import type { Feed, FeedsImported } from '../../shared/contract/http-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { EXIT } from '../cli-error.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { addFeed } from '../feeds/add-feed.ts';
import { changeFeed } from '../feeds/change-feed.ts';
import { CLEARABLE } from '../feeds/clear-settings.ts';
import { describeFeed, describeHealth } from '../feeds/feed-text.ts';
import { fetchFeed } from '../feeds/fetch-feed.ts';
import { withSettings } from '../feeds/setting-flags.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';
import { readInput } from '../read-input.ts';

const EXAMPLE_ID = '0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11';

/** `newswire feed add|list|show|fetch|set|remove|import|export`. */
export function feedCommand(): Command {
  return new Command('feed')
    .description('manage the feeds that the workers poll for publishers (needs an admin key)')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(fetchCommand())
    .addCommand(setCommand())
    .addCommand(removeCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand());
}

interface Flags extends ConnectionOptions {
  json?: boolean;
}

function addCommand(): Command {
  const command = new Command('add')
    .description('find the feeds of a site and start polling them')
    .argument('<address>', 'of a web site, or of an RSS, Atom, RDF or JSON Feed')
    .option('--pick <numbers>', 'which to add when there are several, such as 1 or 1,3')
    .option('--all', 'add all that are found')
    .option('--exact', 'add the address as it is, without looking at it (also with credentials)');
  withSettings(command)
    .option('--json', 'print each added feed as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  newswire feed add example.com\n' +
        '  newswire feed add https://example.com/feed.xml --section world --topic Harbour\n' +
        '  newswire feed add https://example.com/paid.xml --username me --password-file secret.txt',
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

function showCommand(): Command {
  const command = new Command('show')
    .description('show the settings and the health of a feed, and what its server answered')
    .argument('<feed-id>', 'as `newswire feed list` shows it')
    .option('--json', 'print the feed as JSON')
    .addHelpText('after', `\nExample:\n  newswire feed show ${EXAMPLE_ID}`)
    .action(showFeed);
  return withConnection(command);
}

function fetchCommand(): Command {
  const command = new Command('fetch')
    .description('have a worker fetch a feed at once, and show how that went')
    .argument('<feed-id>', 'as `newswire feed list` shows it')
    .option('--json', 'print the feed as JSON')
    .addHelpText('after', `\nExample:\n  newswire feed fetch ${EXAMPLE_ID}`)
    .action(fetchFeed);
  return withConnection(command);
}

function setCommand(): Command {
  const command = new Command('set')
    .description('change settings of a feed; it is then fetched at once')
    .argument('<feed-id>', 'as `newswire feed list` shows it')
    .option('--address <address>', 'where the feed is now');
  withSettings(command)
    .addOption(new Option('--clear <setting...>', 'take settings back').choices(CLEARABLE))
    .option('--json', 'print the feed as JSON')
    .addHelpText(
      'after',
      `\nExamples:\n  newswire feed set ${EXAMPLE_ID} --block sponsored --retention-days 30\n` +
        `  newswire feed set ${EXAMPLE_ID} --clear block user-agent`,
    )
    .action(changeFeed);
  return withConnection(command);
}

function removeCommand(): Command {
  const command = new Command('remove')
    .description('stop polling a feed; its stories stay')
    .argument('<feed-id>', 'as `newswire feed list` shows it')
    .option('--json', 'print what was removed as JSON')
    .addHelpText('after', `\nExample:\n  newswire feed remove ${EXAMPLE_ID}`)
    .action(removeFeed);
  return withConnection(command);
}

function importCommand(): Command {
  const command = new Command('import')
    .description('start polling every valid feed in an OPML document')
    .argument('<file>', 'an OPML document; - reads stdin')
    .option('--json', 'print the result for each feed as JSON')
    .addHelpText('after', '\nExample:\n  newswire feed import subscriptions.opml')
    .action(importFeeds);
  return withConnection(command);
}

function exportCommand(): Command {
  const command = new Command('export')
    .description('write every feed with its settings as an OPML document, without credentials')
    .option('--json', 'write them as JSON instead')
    .addHelpText('after', '\nExample:\n  newswire feed export > subscriptions.opml')
    .action(exportFeeds);
  return withConnection(command);
}

async function listFeeds(flags: Flags): Promise<void> {
  const { feeds } = await keyedClient(flags).send<{ feeds: Feed[] }>({ method: 'GET', path: '/feeds' });
  if (flags.json) return print(JSON.stringify(feeds));
  if (feeds.length === 0) note('No feeds yet. Add one: newswire feed add example.com');
  for (const feed of feeds) print(describeFeed(feed));
}

async function showFeed(id: string, flags: Flags): Promise<void> {
  const feed = await keyedClient(flags).send<Feed>({ method: 'GET', path: `/feeds/${encodePart(id)}` });
  print(flags.json ? JSON.stringify(feed) : describeHealth(feed).join('\n'));
}

async function removeFeed(id: string, flags: Flags): Promise<void> {
  await keyedClient(flags).send({ method: 'DELETE', path: `/feeds/${encodePart(id)}` });
  print(flags.json ? JSON.stringify({ removed: id }) : `Feed ${id} is no longer polled.`);
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
