import { Command } from 'commander';
import type { Submission } from '../../shared/wire/http-shapes.ts';
import { EXIT } from '../cli-error.ts';
import { type ConnectionOptions, requireKey, resolveConnection, withConnection } from '../connection.ts';
import { createApiClient } from '../http/api-client.ts';
import { print } from '../output.ts';
import { describeSubmission } from '../submission-text.ts';

const ATTEMPTS = 2;

/** `newswire status ID`. */
export function statusCommand(): Command {
  const command = new Command('status')
    .description('show how far a submission has come, with its receipt')
    .argument('<id>', 'id of the submission')
    .option('--json', 'print the submission as JSON')
    .addHelpText('after', '\nExample:\n  newswire status 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11')
    .action(showStatus);
  return withConnection(command);
}

async function showStatus(id: string, flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const connection = resolveConnection(flags, process.env);
  requireKey(connection);
  const api = createApiClient(connection, { attempts: ATTEMPTS });
  const submission = await api.send<Submission>({ method: 'GET', path: `/submissions/${encodeURIComponent(id)}` });
  if (flags.json) print(JSON.stringify(submission));
  else describeSubmission(submission).forEach(print);
  if (submission.status === 'rejected' || submission.status === 'failed') process.exitCode = EXIT.refused;
}
