import { randomUUID } from 'node:crypto';
import { Command, Option } from 'commander';
import type { SubmissionAccepted } from '../../shared/contract/http-shapes.ts';
import { PRIORITIES, SECTIONS } from '../../shared/domain/story.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { tellSubmission } from '../follow-submission.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { readInput } from '../read-input.ts';

interface CorrectFlags extends ConnectionOptions {
  headline?: string;
  summary?: string;
  body?: string;
  bodyFormat?: string;
  byline?: string;
  topic?: string[];
  section?: string;
  priority?: string;
  wait?: boolean;
  json?: boolean;
}

/** `newswire correct ID`. */
export function correctCommand(): Command {
  const command = new Command('correct')
    .description('correct a story: change the given fields and keep the rest')
    .argument('<story-id>', 'id of the story, not of its submission')
    .argument('[file]', 'the changes as a JSON object, null empties a field; - reads stdin')
    .option('--headline <text>', 'the new headline')
    .option('--summary <text>', 'the new summary')
    .option('--body <text>', 'the new body')
    .option('--body-format <format>', 'format of the body: html, text or markdown')
    .option('--byline <text>', 'the new byline')
    .option('--topic <label...>', 'the new topics, all of them')
    .addOption(new Option('--section <section>', 'the new section').choices(SECTIONS))
    .addOption(new Option('--priority <priority>', 'the new priority').choices(PRIORITIES))
    .option('--wait', 'wait until the correction is on the wire')
    .option('--json', 'print the submission as JSON')
    .addHelpText('after', EXAMPLES)
    .action(correct);
  return withConnection(command);
}

const EXAMPLES = `
Examples:
  newswire correct 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11 --headline "Nine boats, not ten" --wait
  echo '{"summary":null,"section":"sport"}' | newswire correct 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11 -`;

async function correct(storyId: string, file: string | undefined, flags: CorrectFlags): Promise<void> {
  const body = file === undefined ? fromFlags(flags) : await fromFile(file, flags);
  const api = keyedClient(flags);
  const accepted = await api.send<SubmissionAccepted>({
    method: 'PATCH',
    path: `/stories/${encodePart(storyId)}`,
    // Repeating the request after a lost response corrects only once.
    idempotencyKey: randomUUID(),
    body,
  });
  await tellSubmission(api, accepted, flags);
}

function fromFlags(flags: CorrectFlags): string {
  const patch = changesOf(flags);
  if (Object.keys(patch).length > 0) return JSON.stringify(patch);
  throw new CliError(EXIT.usage, 'nothing to correct: give at least one change, or a file of changes');
}

async function fromFile(file: string, flags: CorrectFlags): Promise<Buffer<ArrayBuffer>> {
  if (Object.keys(changesOf(flags)).length > 0) {
    throw new CliError(EXIT.usage, 'give the changes as options or as a file, not both');
  }
  return readInput(file);
}

function changesOf({ headline, summary, body, bodyFormat, byline, topic, section, priority }: CorrectFlags): object {
  const patch = { headline, summary, body, bodyFormat, byline, topics: topic, section, priority };
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
