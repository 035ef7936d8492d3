import { Command, Option } from 'commander';
import type { PublisherRemoval } from '../../shared/contract/publisher-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { publisherIdOf } from '../find-publisher.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print, printable } from '../output.ts';
import { describePublisher } from './publisher-text.ts';

interface RemoveFlags extends ConnectionOptions {
  stories: 'keep' | 'takedown';
  reason?: string;
  dryRun?: boolean;
  json?: boolean;
}

const EXAMPLES = `
Its keys, feeds and webhooks go, running live coverages end, and what waits is rejected. With --stories takedown,
workers remove its stories for good, one after the other; this cannot be undone.

Examples:
  newswire publisher remove "The Harbour Post" --stories keep --dry-run
  newswire publisher remove "The Harbour Post" --stories takedown --reason "Closed at its own wish"`;

/** `newswire publisher remove`. */
export function removeCommand(): Command {
  const command = new Command('remove')
    .description('remove a publisher; its stories stay under its name, or are taken down')
    .argument('<publisher>', 'its name or its id')
    .addOption(
      new Option('--stories <what>', 'what becomes of its stories').choices(['keep', 'takedown']).makeOptionMandatory(),
    )
    .option('--reason <text>', 'why; with takedown, shown to everyone where the stories were')
    .option('--dry-run', 'only tell what would end')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', EXAMPLES)
    .action(remove);
  return withConnection(command);
}

async function remove(
  publisher: string,
  { stories, reason, dryRun = false, json, ...flags }: RemoveFlags,
): Promise<void> {
  const api = keyedClient(flags);
  const removal = await api.send<PublisherRemoval>({
    method: 'DELETE',
    path: `/publishers/${encodePart(await publisherIdOf(api, publisher))}`,
    body: JSON.stringify({ stories, reason, dryRun }),
  });
  print(json ? JSON.stringify(removal) : describe(removal).map(printable).join('\n'));
}

function describe({ publisher, stories, waiting, removed }: PublisherRemoval): string[] {
  const { webhooks, coverages } = publisher;
  return [
    describePublisher(publisher),
    `  webhooks: ${webhooks}, running live coverages: ${coverages}, waiting submissions: ${waiting}`,
    removed ? `Removed. Its stories ${stories === 'keep' ? 'stay.' : 'are being taken down.'}` : 'Nothing was removed.',
  ];
}
