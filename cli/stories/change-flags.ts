import { type Command, Option } from 'commander';
import { PRIORITIES } from '../../shared/domain/story.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { readInput } from '../read-input.ts';

/** The options that change single fields of a story. */
export interface ChangeFlags {
  headline?: string;
  summary?: string;
  body?: string;
  bodyFormat?: string;
  byline?: string;
  topic?: string[];
  section?: string;
  priority?: string;
  correctionNote?: string;
}

/** Adds `--headline`, `--summary` and the others. */
export function withChanges(command: Command): Command {
  return command
    .option('--headline <text>', 'the new headline')
    .option('--summary <text>', 'the new summary')
    .option('--body <text>', 'the new body')
    .option('--body-format <format>', 'format of the body: html, text or markdown')
    .option('--byline <text>', 'the new byline')
    .option('--topic <label...>', 'the new topics, all of them')
    .option('--section <slug>', 'the new section; `newswire section list` names them')
    .addOption(new Option('--priority <priority>', 'the new priority').choices(PRIORITIES))
    .option('--correction-note <text>', 'a note that tells readers what was corrected, and why');
}

/** The request's body: the changes of the options with `more`, or those of the file. */
export async function changesFrom(
  file: string | undefined,
  flags: ChangeFlags,
  more: object = {},
): Promise<string | Buffer<ArrayBuffer>> {
  const changes = { ...changesOf(flags), ...more };
  const isEmpty = Object.keys(changes).length === 0;
  if (file === undefined) {
    if (!isEmpty) return JSON.stringify(changes);
    throw new CliError(EXIT.usage, 'nothing to change: give at least one change, or a file of changes');
  }
  if (!isEmpty) throw new CliError(EXIT.usage, 'give the changes as options or as a file, not both');
  return readInput(file);
}

function changesOf({ topic, ...flags }: ChangeFlags): object {
  const { headline, summary, body, bodyFormat, byline, section, priority, correctionNote } = flags;
  const patch = { headline, summary, body, bodyFormat, byline, topics: topic, section, priority, correctionNote };
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
