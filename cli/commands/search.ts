import { Command, InvalidArgumentError } from 'commander';
import { toFilterQuery } from '../../shared/contract/filter-query.ts';
import type { StoriesPage } from '../../shared/contract/http-shapes.ts';
import { type ConnectionOptions, resolveConnection } from '../connection.ts';
import { coloursFor, print } from '../output.ts';
import { addFilterFlags, type FilterFlags } from '../tail/filter-flags.ts';
import { addQueryArgument } from '../tail/query-argument.ts';

const STORIES_MAX = 100;
const STORIES = 20;

interface SearchFlags extends ConnectionOptions, FilterFlags {
  limit: number;
  json?: boolean;
}

/** `newswire search`. */
export function searchCommand(): Command {
  const command = new Command('search')
    .description('find stories of the past, newest first')
    .option('--limit <count>', `how many, at most ${STORIES_MAX}`, toCount, STORIES)
    .option('--json', 'print the stories as NDJSON')
    .option('--url <address>', 'server to talk to (else NEWSWIRE_URL, else the local one)');
  return addQueryArgument(addFilterFlags(command), '<query...>').addHelpText('after', EXAMPLES).action(search);
}

const EXAMPLES = `
Examples:
  newswire search octopus since:7d
  newswire search '"new york" OR chicago' section:culture --json | jq .headline`;

async function search(query: string[], flags: SearchFlags): Promise<void> {
  // Large modules that few commands need.
  const [{ createApiClient }, { storyLine }, { toFilter }] = await Promise.all([
    import('../http/api-client.ts'),
    import('../tail/event-line.ts'),
    import('../tail/tail-filter.ts'),
  ]);
  const parameters = toFilterQuery(toFilter(flags, query));
  parameters.set('limit', String(flags.limit));
  const client = createApiClient(resolveConnection(flags, process.env), { attempts: 2 });
  const { stories } = await client.send<StoriesPage>({ method: 'GET', path: `/stories?${parameters}` });
  const colours = coloursFor(process.stdout);
  for (const story of stories) print(flags.json ? JSON.stringify(story) : storyLine(story, colours));
}

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= STORIES_MAX) return count;
  throw new InvalidArgumentError(`must be a whole number from 1 to ${STORIES_MAX}`);
}
