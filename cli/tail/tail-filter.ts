import { filterSchema } from '../../shared/contract/filter-schema.ts';
import type { FollowRequest } from '../../shared/contract/socket-events.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { FilterFlags } from './filter-flags.ts';

/** Converts flags and a query to a filter; values may be comma-separated. Every problem names its flag. */
export function toFilter(flags: FilterFlags, query: readonly string[] = []): NonNullable<FollowRequest['filter']> {
  const wanted = {
    any: list(flags.topic),
    all: list(flags.all),
    none: list(flags.none),
    publishers: list(flags.publisher),
    sections: list(flags.section),
    languages: list(flags.lang),
    minPriority: flags.priority,
    q: [flags.q ?? [], query].flat().join(' ') || undefined,
  };
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const checked = filterSchema.safeParse(given);
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map((issue) => {
    const problem = `${flagOf(issue.path[0])}: ${issue.message}`;
    return issue.code === 'custom' ? `${problem}${underlined(wanted.q ?? '', issue.params)}` : problem;
  });
  throw new CliError(EXIT.usage, problems.join('\n'));
}

const FLAGS: Record<string, string> = {
  any: '--topic',
  publishers: '--publisher',
  sections: '--section',
  languages: '--lang',
  minPriority: '--priority',
};

/** The query with a line that marks the place at which it breaks the grammar. */
function underlined(q: string, place: { offset?: number; length?: number } = {}): string {
  const { offset, length } = place;
  if (offset === undefined || length === undefined || q.includes('\n')) return '';
  return `\n  ${q}\n  ${' '.repeat(offset)}${'^'.repeat(length)}`;
}

function flagOf(part: PropertyKey | undefined): string {
  return FLAGS[String(part)] ?? `--${String(part)}`;
}

function list(values: string[] | undefined): string[] | undefined {
  return values
    ?.flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
