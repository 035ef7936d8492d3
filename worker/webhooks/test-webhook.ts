import { v7 as newId } from 'uuid';
import type { WebhookTested } from '../../shared/contract/webhook-schema.ts';
import { findWebhookToSend } from '../../shared/node/db/webhook/webhook-store.ts';
import type { DeliverDeps } from './deliver.ts';
import { sendSigned } from './send-signed.ts';

/**
 * Sends a test event as real ones are sent, whatever the webhook's state; undefined for an unknown webhook. Takes no slot
 * of its host: a host that was silent has none for minutes, and that is when somebody tests. The server bounds the tests.
 */
export async function testWebhook(
  { db, net }: Pick<DeliverDeps, 'db' | 'net'>,
  webhookId: string,
): Promise<WebhookTested | undefined> {
  const webhook = await findWebhookToSend(db, webhookId);
  if (!webhook) return undefined;
  const id = `${webhookId}.test.${newId()}`;
  const timestamp = new Date().toISOString();
  const body = () => JSON.stringify({ type: 'webhook.test', timestamp, data: { webhook: webhookId } });
  const { answered, error, tookMs } = await sendSigned(net, webhook, { id, body });
  return { id, url: webhook.url, answered, error, tookMs };
}
