import { Command } from 'commander';
import type { TakedownAnswer, TakedownPlan } from '../../shared/contract/takedown-schema.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print, printable } from '../output.ts';

interface TakedownFlags extends ConnectionOptions {
  reason: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `newswire takedown ID --reason TEXT`. */
export function takedownCommand(): Command {
  const command = new Command('takedown')
    .description('remove a story for good, with every copy of its text; cannot be undone')
    .argument('<story-id>', 'id of the story, not of its submission')
    .requiredOption('--reason <text>', 'the reason, as shown to everyone where the story was')
    .option('--dry-run', 'only tell where its text is')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', EXAMPLES)
    .action(takedown);
  return withConnection(command);
}

const EXAMPLES = `
Needs a key with the scope admin. Running it again finishes what was begun. Backups keep the story: see
docs/operations.md.

Examples:
  newswire takedown 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11 --reason "Court order of 3 March" --dry-run
  newswire takedown 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11 --reason "Court order of 3 March"`;

async function takedown(storyId: string, { reason, dryRun = false, json, ...flags }: TakedownFlags): Promise<void> {
  const answer = await keyedClient(flags).send<TakedownAnswer | TakedownPlan>({
    method: 'POST',
    path: `/stories/${encodePart(storyId)}/takedown`,
    body: JSON.stringify({ reason, dryRun }),
  });
  const lines = 'found' in answer ? describePlan(answer) : [describeTakedown(answer)];
  print(json ? JSON.stringify(answer) : lines.map(printable).join('\n'));
}

function describePlan({ headline, publisher, found, copies }: TakedownPlan): string[] {
  return [
    `${headline} (${publisher.name})`,
    ...Object.entries(found).map(([place, count]) => `  ${place}: ${count}`),
    ...copies.map((copy) => `  stays: story ${copy.id} of ${copy.publisher.name} has almost the same text`),
    'Nothing was removed.',
  ];
}

function describeTakedown({ storyId, finishedAt }: TakedownAnswer): string {
  return finishedAt === null
    ? `Story ${storyId} is being taken down; a worker finishes it.`
    : `Story ${storyId} was taken down at ${finishedAt}.`;
}
