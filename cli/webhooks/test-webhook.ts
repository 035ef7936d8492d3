import type { WebhookTested } from '../../shared/contract/webhook-schema.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { EXIT } from '../cli-error.ts';
import { type ConnectionOptions, requireKey, resolveConnection } from '../connection.ts';
import { createApiClient } from '../http/api-client.ts';
import { note, print } from '../output.ts';
import { describeTest } from './describe-test.ts';

/** Has a worker send a test event to a webhook, and prints what came back; ends with 1 when it was not accepted. */
export async function testWebhook(id: string, flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const connection = resolveConnection(flags, process.env);
  requireKey(connection);
  // Not repeated: each attempt is a call to the receiver.
  const api = createApiClient(connection, { attempts: 1 });
  if (!flags.json) note('Waiting for a worker to send it…');
  const tested = await api.send<WebhookTested>({ method: 'POST', path: `/webhooks/${encodePart(id)}/test` });
  if (flags.json) print(JSON.stringify(tested));
  else for (const line of describeTest(tested)) print(line);
  if (tested.error !== null) process.exitCode = EXIT.refused;
}
