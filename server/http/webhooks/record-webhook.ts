import type { Request } from 'express';
import type { Webhook } from '../../../shared/contract/webhook-schema.ts';
import type { AuditAction } from '../../../shared/domain/audit-actions.ts';
import { changedFields } from '../../../shared/domain/changed-fields.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { actorOf } from '../request/actor.ts';

type WebhookAction = Extract<AuditAction, `webhook.${string}`>;

/** Records what an operator's key did to a webhook; what publishers do to their own is not administration. */
export async function recordWebhook(
  tx: Queryable,
  req: Request,
  action: WebhookAction,
  states: { before?: Webhook; after?: Webhook },
): Promise<void> {
  const principal = principalOf(req);
  const webhook = states.after ?? states.before;
  if (!principal.scopes.includes('admin') || !webhook) return;
  const { before, after } =
    states.before && states.after ? changedFields(settingsOf(states.before), settingsOf(states.after)) : states;
  await recordAct(tx, actorOf(req, principal), {
    ...{ action, target: { type: 'webhook', id: webhook.id, name: webhook.url } },
    ...{ before: before && settingsOf(before as Webhook), after: after && settingsOf(after as Webhook) },
  });
}

function settingsOf({ url, filter, events, status }: Partial<Webhook>): object {
  return { url, filter, events, status };
}
