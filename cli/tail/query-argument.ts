import type { Command } from 'commander';
import { BUILT_IN_SECTIONS } from '../../shared/domain/section.ts';
import { PRIORITIES } from '../../shared/domain/story.ts';

/** What a shell offers to complete in a query, with what it means. */
export const QUERY_TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['topic:', 'a topic, by slug'],
  ['publisher:', 'a publisher, by name or id'],
  ...BUILT_IN_SECTIONS.map((section) => [`section:${section}`, 'a built-in section'] as const),
  ['lang:', 'a language such as en'],
  ...PRIORITIES.map((priority) => [`priority:${priority}`, 'at least this priority'] as const),
  ...['1h', '24h', '7d', 'today', 'yesterday'].map((time) => [`since:${time}`, 'released since'] as const),
  ['until:', 'released before'],
  ['has:picture', 'with a picture'],
  ['OR', 'between alternatives'],
];

const HELP = `
A query has words, 'phrases in double quotes', OR, -word (after --) and fields:
topic: publisher: section: lang: priority: since: until: has:picture
Quote it for the shell. The whole language is in docs/search.md.`;

/** Adds the query, in the search language, as the command's argument. */
export function addQueryArgument(command: Command, name: '[query...]' | '<query...>'): Command {
  return command.argument(name, 'what to look for').addHelpText('after', HELP);
}
