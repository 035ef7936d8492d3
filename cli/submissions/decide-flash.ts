import { Command } from 'commander';
import type { Submission } from '../../shared/contract/http-shapes.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { tell } from '../follow-submission.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note } from '../output.ts';
import { describeStory } from '../submission-text.ts';
import { EXAMPLE_ID, submissionPath } from './submission-path.ts';

type Flags = ConnectionOptions & { json?: boolean };

/** `newswire submission approve`. */
export function approveCommand(): Command {
  const command = new Command('approve')
    .description('approve a flash that somebody else wrote: it is shown, and goes out as it is')
    .argument('<id>', 'id of the submission')
    .option('--json', 'print the submission as JSON')
    .addHelpText('after', `\nExample:\n  newswire submission approve ${EXAMPLE_ID}`)
    .action(approve);
  return withConnection(command);
}

/** `newswire submission refuse`. */
export function refuseCommand(): Command {
  const command = new Command('refuse')
    .description('refuse a flash that waits for approval: it is never released')
    .argument('<id>', 'id of the submission')
    .requiredOption('--reason <text>', 'the reason, which its publisher sees')
    .option('--json', 'print the submission as JSON')
    .addHelpText('after', `\nExample:\n  newswire submission refuse ${EXAMPLE_ID} --reason "One source only."`)
    .action(refuse);
  return withConnection(command);
}

/** Approves what is shown: if it is changed in between, nothing is approved. */
async function approve(id: string, flags: Flags): Promise<void> {
  const api = keyedClient(flags);
  const path = submissionPath(id);
  const submission = await api.send<Submission>({ method: 'GET', path });
  const { approval } = submission;
  if (approval === undefined) throw new CliError(EXIT.refused, `${id} needs no approval`);
  describeStory(submission).forEach(note);
  const body = JSON.stringify({ version: approval.version });
  tell(await api.send<Submission>({ method: 'POST', path: `${path}/approve`, body }), flags.json === true);
}

async function refuse(id: string, { reason, ...flags }: Flags & { reason: string }): Promise<void> {
  const request = { method: 'POST' as const, path: `${submissionPath(id)}/refuse` };
  const body = JSON.stringify({ reason });
  tell(await keyedClient(flags).send<Submission>({ ...request, body }), flags.json === true);
}
