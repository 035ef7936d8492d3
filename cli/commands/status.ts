import { Command } from 'commander';
import type { Submission } from '../../shared/contract/http-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { tell } from '../follow-submission.ts';
import { keyedClient } from '../http/keyed-client.ts';

/** `newswire status ID`. */
export function statusCommand(): Command {
  const command = new Command('status')
    .description("show a submission's status and receipt")
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
