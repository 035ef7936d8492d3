import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import type { SubmissionAccepted } from '../../shared/contract/http-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import { tellSubmission } from '../follow-submission.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { type ChangeFlags, changesFrom, withChanges } from '../stories/change-flags.ts';

type CorrectFlags = ConnectionOptions & ChangeFlags & { wait?: boolean; json?: boolean };

/** `newswire correct ID`. */
export function correctCommand(): Command {
  const command = withChanges(
    new Command('correct')
      .description('correct a story: change the given fields and keep the rest')
      .argument('<story-id>', 'id of the story, not of its submission')
      .argument('[file]', 'the changes as a JSON object, null empties a field; - reads stdin'),
  )
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
  const body = await changesFrom(file, flags);
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
