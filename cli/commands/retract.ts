import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import type { SubmissionAccepted } from '../../shared/contract/http-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { tellSubmission } from '../follow-submission.ts';
import { keyedClient } from '../http/keyed-client.ts';

interface RetractFlags extends ConnectionOptions {
  reason: string;
  wait?: boolean;
  json?: boolean;
}

/** `newswire retract ID --reason TEXT`. */
export function retractCommand(): Command {
  const command = new Command('retract')
    .description('retract a story permanently; readers see the reason')
    .argument('<story-id>', 'id of the story, not of its submission')
    .requiredOption('--reason <text>', 'the reason, as shown to readers')
    .option('--wait', 'wait until the retraction is on the wire')
    .option('--json', 'print the submission as JSON')
    .addHelpText('after', EXAMPLES)
    .action(retract);
  return withConnection(command);
}

const EXAMPLES = `
Example:
  newswire retract 0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11 --reason "The quote was invented." --wait`;

async function retract(storyId: string, flags: RetractFlags): Promise<void> {
  const api = keyedClient(flags);
  const accepted = await api.send<SubmissionAccepted>({
    method: 'DELETE',
    path: `/stories/${encodePart(storyId)}`,
    idempotencyKey: randomUUID(),
    body: JSON.stringify({ reason: flags.reason }),
  });
  await tellSubmission(api, accepted, flags);
}
