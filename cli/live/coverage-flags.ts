import type { Command } from 'commander';

/** The options that describe a coverage. */
export interface CoverageFlags {
  summary?: string;
  keyPoint?: string[];
  author?: string[];
  lang?: string;
  starts?: string;
  ends?: string;
}

/** Adds `--summary` and the others. */
export function withCoverage(command: Command): Command {
  return command
    .option('--summary <text>', 'what it is about')
    .option('--key-point <text...>', 'what one must know, all of them')
    .option('--author <name...>', 'who writes it, all of them')
    .option('--lang <tag>', 'its language, such as en or pt-BR')
    .option('--starts <time>', 'when it begins, ISO 8601 with a time zone')
    .option('--ends <time>', 'when it is expected to end');
}

/** The fields of these options, as the API takes them. */
export function coverageFrom({
  summary,
  keyPoint,
  author,
  lang,
  starts,
  ends,
}: CoverageFlags): Record<string, unknown> {
  const fields = { summary, keyPoints: keyPoint, authors: author, language: lang, startsAt: starts, endsAt: ends };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
