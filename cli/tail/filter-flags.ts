import type { Command } from 'commander';
import { PRIORITIES } from '../../shared/domain/story.ts';

/** The filter flags as parsed by Commander. */
export interface FilterFlags {
  topic?: string[];
  all?: string[];
  none?: string[];
  publisher?: string[];
  section?: string[];
  lang?: string[];
  priority?: string;
  q?: string;
}

/** Adds the flags that define a filter. */
export function addFilterFlags(command: Command): Command {
  return command
    .option('--topic <slug...>', 'at least one of these topics')
    .option('--all <slug...>', 'all of these topics')
    .option('--none <slug...>', 'none of these topics')
    .option('--publisher <id...>', 'one of these publishers')
    .option('--section <section...>', 'one of these sections, such as world')
    .option('--lang <tag...>', 'one of these languages; en also holds for en-GB')
    .option('--priority <priority>', `at least this: ${PRIORITIES.join(', ')}`)
    .option('--q <words>', 'a query in the search language, beside the others');
}
