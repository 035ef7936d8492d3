import { Command } from 'commander';
import { encodePart } from '../../shared/domain/well-formed.ts';
import type { Submission } from '../../shared/wire/http-shapes.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { tell } from '../follow-submission.ts';
import { keyedClient } from '../http/keyed-client.ts';

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
  const path = `/submissions/${encodePart(id)}`;
  tell(await keyedClient(flags).send<Submission>({ method: 'GET', path }), flags.json === true);
}
