import { filterSchema } from '../../shared/contract/filter-schema.ts';
import type { FollowRequest } from '../../shared/contract/socket-events.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { FilterFlags } from './filter-flags.ts';

/** Converts flags to a filter; values may be comma-separated. Every problem names its flag. */
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
