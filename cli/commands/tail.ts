import { Command } from 'commander';
import {
  type FilteredEvent,
  isCoverageEvent,
  isDiscussionEvent,
  type WireEvent,
} from '../../shared/domain/wire-event.ts';
import { type ConnectionOptions, resolveConnection } from '../connection.ts';
import { coloursFor, note, print } from '../output.ts';
import { createEventWriter } from '../tail/event-line.ts';
import { addFilterFlags, type FilterFlags } from '../tail/filter-flags.ts';
import { addQueryArgument } from '../tail/query-argument.ts';

interface TailFlags extends ConnectionOptions, FilterFlags {
  since?: string;
  json?: boolean;
  comments?: boolean;
}

/** `newswire tail`. */
export function tailCommand(): Command {
  return addQueryArgument(addFilterFlags(new Command('tail')), '[query...]')
    .description('follow the wire, live')
    .option('--since <position>', 'start after this position instead of now')
    .option('--comments', "include readers' comments")
    .option('--json', 'print the events as NDJSON')
    .option('--url <address>', 'server to talk to (else NEWSWIRE_URL, else the local one)')
    .addHelpText('after', EXAMPLES)
    .action(tail);
}

const EXAMPLES = `
Examples:
  newswire tail --section science climate --lang en
  newswire tail --topic elections --json | jq .story.headline
  newswire tail 'topic:chile OR "south america"' lang:en

Ctrl-C ends it and prints the last position on stderr; continue from there with --since.`;

async function tail(query: string[], flags: TailFlags): Promise<void> {
  // Large modules that only this command needs.
  const [{ followWire }, { toFilter }] = await Promise.all([
    import('../tail/follow-wire.ts'),
    import('../tail/tail-filter.ts'),
  ]);
  const filter = toFilter(flags, query);
  const { url } = resolveConnection(flags, process.env);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const write = flags.json
    ? (event: FilteredEvent) => JSON.stringify(event)
    : createEventWriter(coloursFor(process.stdout));
  const onEvent = (event: WireEvent): void => {
    // No filter gets the events of live coverages.
    if (isCoverageEvent(event)) return;
    if (flags.comments || !isDiscussionEvent(event)) print(write(event));
  };
  const position = await followWire({ url, filter, since: flags.since, onEvent, onNote: note }, stop.signal);
  if (position) note(`last position: ${position}`);
}
