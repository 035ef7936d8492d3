import { Command, Option } from 'commander';
import type { Submission, SubmissionsPage } from '../../shared/contract/http-shapes.ts';
import { SUBMISSION_STATUSES } from '../../shared/contract/query-schema.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { tell } from '../follow-submission.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print } from '../output.ts';
import { type ChangeFlags, changesFrom, withChanges } from '../stories/change-flags.ts';
import { describeRow, describeStory } from '../submission-text.ts';
import { approveCommand, refuseCommand } from '../submissions/decide-flash.ts';
import { EXAMPLE_ID, submissionPath } from '../submissions/submission-path.ts';

const PAGE = 100;

type Flags = ConnectionOptions & { json?: boolean };

/** `newswire submission list|show|change|cancel|approve|refuse`. */
export function submissionCommand(): Command {
  return new Command('submission')
    .description('list submissions, and change, cancel or approve those that wait')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(changeCommand())
    .addCommand(cancelCommand())
    .addCommand(approveCommand())
    .addCommand(refuseCommand());
}

function listCommand(): Command {
  const command = new Command('list')
    .description('list your submissions, newest first')
    .option('--held', 'only those that wait for their embargo, or for approval')
    .addOption(new Option('--status <status>', 'only those with this status').choices(SUBMISSION_STATUSES))
    .option('--json', 'print the submissions as NDJSON')
    .addHelpText('after', '\nExample:\n  newswire submission list --held')
    .action(list);
  return withConnection(command);
}

function showCommand(): Command {
  const command = new Command('show')
    .description('show a submission with its receipt and the story as submitted')
    .argument('<id>', 'id of the submission')
    .option('--json', 'print the submission as JSON')
    .addHelpText('after', `\nExample:\n  newswire submission show ${EXAMPLE_ID}`)
    .action(show);
  return withConnection(command);
}

function changeCommand(): Command {
  const command = withChanges(
    new Command('change')
      .description('change a submission that waits for its embargo, or its embargo')
      .argument('<id>', 'id of the submission')
      .argument('[file]', 'the changes as a JSON object, null empties a field; - reads stdin'),
  )
    .option('--embargo <time>', 'when it is released, such as 2026-03-01T14:00:00+01:00, or "now"')
    .option('--json', 'print the submission as JSON')
    .addHelpText('after', `\nExamples:\n  newswire submission change ${EXAMPLE_ID} --headline "Nine boats"`)
    .addHelpText('after', `  newswire submission change ${EXAMPLE_ID} --embargo now`)
    .action(change);
  return withConnection(command);
}

function cancelCommand(): Command {
  const command = new Command('cancel')
    .description('cancel a submission that waits for its embargo: it is never released')
    .argument('<id>', 'id of the submission')
    .option('--reason <text>', 'the reason, for yourselves')
    .option('--json', 'print the submission as JSON')
    .addHelpText('after', `\nExample:\n  newswire submission cancel ${EXAMPLE_ID} --reason "The deal fell through."`)
    .action(cancel);
  return withConnection(command);
}

async function list(flags: Flags & { held?: boolean; status?: string }): Promise<void> {
  const api = keyedClient(flags);
  const status = flags.held ? 'held' : flags.status;
  let count = 0;
  for (let before: string | null | undefined; before !== null; ) {
    const query = new URLSearchParams({ limit: `${PAGE}`, ...(status && { status }), ...(before && { before }) });
    const page: SubmissionsPage = await api.send({ method: 'GET', path: `/submissions?${query}` });
    for (const submission of page.submissions) print(flags.json ? JSON.stringify(submission) : describeRow(submission));
    count += page.submissions.length;
    before = page.next;
  }
  if (count === 0) note(flags.held ? 'No submission waits for an embargo.' : 'No submissions.');
}

async function show(id: string, flags: Flags): Promise<void> {
  const submission = await keyedClient(flags).send<Submission>({ method: 'GET', path: submissionPath(id) });
  tell(submission, flags.json === true);
  if (!flags.json) describeStory(submission).forEach(print);
}

async function change(
  id: string,
  file: string | undefined,
  flags: Flags & ChangeFlags & { embargo?: string },
): Promise<void> {
  const { embargo } = flags;
  const until = embargo === undefined ? {} : { embargoUntil: embargo === 'now' ? null : embargo };
  const body = await changesFrom(file, flags, until);
  tell(
    await keyedClient(flags).send<Submission>({ method: 'PATCH', path: submissionPath(id), body }),
    flags.json === true,
  );
}

async function cancel(id: string, flags: Flags & { reason?: string }): Promise<void> {
  const body = JSON.stringify({ reason: flags.reason });
  tell(
    await keyedClient(flags).send<Submission>({ method: 'DELETE', path: submissionPath(id), body }),
    flags.json === true,
  );
}
