import type { Command } from 'commander';
import { PRIORITIES, SECTIONS } from '../../shared/domain/story.ts';
import { filterSchema } from '../../shared/wire/filter-schema.ts';
import type { FollowRequest } from '../../shared/wire/socket-events.ts';
import { CliError, EXIT } from '../cli-error.ts';

/** The filter flags as Commander hands them over. */
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

/** Adds the flags by which a filter is given. */
export function addFilterFlags(command: Command): Command {
  return command
    .option('--topic <slug...>', 'at least one of these topics')
    .option('--all <slug...>', 'all of these topics')
    .option('--none <slug...>', 'none of these topics')
    .option('--publisher <id...>', 'one of these publishers')
    .option('--section <section...>', `one of ${SECTIONS.join(', ')}`)
    .option('--lang <tag...>', 'one of these languages; en also holds for en-GB')
    .option('--priority <priority>', `at least this: ${PRIORITIES.join(', ')}`)
    .option('--q <words>', 'all of these words; -word must not occur');
}

/** The flags as a filter; values may also be separated by commas. Every problem is named by its flag. */
export function toFilter(flags: FilterFlags): NonNullable<FollowRequest['filter']> {
  const wanted = {
    any: list(flags.topic),
    all: list(flags.all),
    none: list(flags.none),
    publishers: list(flags.publisher),
    sections: list(flags.section),
    languages: list(flags.lang),
    minPriority: flags.priority,
    q: flags.q,
  };
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const checked = filterSchema.safeParse(given);
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map(({ path, message }) => `${flagOf(path[0])}: ${message}`);
  throw new CliError(EXIT.usage, problems.join('\n'));
}

const FLAGS: Record<string, string> = {
  any: '--topic',
  publishers: '--publisher',
  sections: '--section',
  languages: '--lang',
  minPriority: '--priority',
};

function flagOf(part: PropertyKey | undefined): string {
  return FLAGS[String(part)] ?? `--${String(part)}`;
}

function list(values: string[] | undefined): string[] | undefined {
  return values
    ?.flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
