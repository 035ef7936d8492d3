import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { parseOr } from '../../../shared/contract/parse.ts';
import {
  type DeliveriesPage,
  deliveriesQuerySchema,
  type Webhook,
  type WebhookMade,
  type WebhookReplayed,
  webhookInSchema,
  webhookPatchSchema,
  webhookReplaySchema,
} from '../../../shared/contract/webhook-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { inTransaction, type Queryable } from '../../../shared/node/db/database.ts';
import { deliveryExists, listDeliveries, listTried } from '../../../shared/node/db/webhook/delivery-store.ts';
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  listWebhooks,
} from '../../../shared/node/db/webhook/webhook-store.ts';
import type { HttpContext } from '../context.ts';
import { checkFeedUrl } from '../feeds/check-feed-url.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';
import { recordWebhook } from '../webhooks/record-webhook.ts';

const WEBHOOKS_MAX = 20;
const SECRET_BYTES = 32;
/** Per call, so that no request fills the queue. */
const REPLAY_MAX = 5_000;

/** `GET /webhooks`: the caller's webhooks. */
export function getWebhooks({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json({ webhooks: await listWebhooks(db, principalOf(req).publisherId) });
  };
}

/** `GET /webhooks/:id`. */
export function getWebhook(context: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json(await own(context.db, req));
  };
}

/** `POST /webhooks`: adds a webhook that gets events from now on; only this answer shows the secret. */
export function postWebhook(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const wish = parseOr('validation_failed', webhookInSchema, jsonBody(req));
    checkFeedUrl(wish.url, context.webhooks);
    const { publisherId } = principalOf(req);
    const id = newId();
    // The format that Standard Webhooks libraries expect.
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    const made = await inTransaction(context.db, async (tx) => {
      if (!(await addWebhook(tx, { ...wish, id, publisherId, secret }, WEBHOOKS_MAX))) {
        throw new NewswireError('too_many_webhooks', `A publisher may have at most ${WEBHOOKS_MAX} webhooks.`);
      }
      const added = await own(tx, req, id);
      await recordWebhook(tx, req, 'webhook.added', { after: added });
      return added;
    });
    res.status(201).json({ ...made, secret } satisfies WebhookMade);
  };
}

/** `PATCH /webhooks/:id`: changes a webhook, which keeps its position; enabling one retries at once. */
export function patchWebhook(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const patch = parseOr('validation_failed', webhookPatchSchema, jsonBody(req));
    if (patch.url !== undefined) checkFeedUrl(patch.url, context.webhooks);
    const made = await inTransaction(context.db, async (tx) => {
      const before = await own(tx, req);
      await changeWebhook(tx, principalOf(req).publisherId, before.id, patch);
      const after = await own(tx, req);
      await recordWebhook(tx, req, 'webhook.changed', { before, after });
      return after;
    });
    res.json(made);
  };
}

/** `DELETE /webhooks/:id`: ends the deliveries. */
export function removeWebhook({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    await inTransaction(db, async (tx) => {
      const before = await own(tx, req);
      await deleteWebhook(tx, principalOf(req).publisherId, before.id);
      await recordWebhook(tx, req, 'webhook.removed', { before });
    });
    res.status(204).end();
  };
}

/** `GET /webhooks/:id/deliveries`: deliveries with their results, newest event first. */
export function getDeliveries(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const query = parseOr('bad_query', deliveriesQuerySchema, req.query);
    const { id } = await own(context.db, req);
    const found = await listDeliveries(context.db, id, { ...query, limit: query.limit + 1 });
    const deliveries = found.slice(0, query.limit);
    const next = found.length > query.limit ? String(deliveries.at(-1)?.seq) : null;
    res.json({ deliveries, next } satisfies DeliveriesPage);
  };
}

/** `POST /webhooks/:id/deliveries/:seq/redeliver`: sends an event again, outside the usual order. */
export function postRedelivery(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { id } = await own(context.db, req);
    const seq = /^\d{1,15}$/.test(String(req.params.seq)) ? Number(req.params.seq) : 0;
    if (!(await deliveryExists(context.db, id, seq))) {
      throw new NewswireError('not_found', 'This event was never sent to this webhook.');
    }
    await context.webhookQueue.redeliver(id, [seq]);
    res.status(202).json({ status: 'queued' });
  };
}

/** `POST /webhooks/:id/redeliver`: repeats the deliveries of a time window; without `status`, the failed ones. */
export function postReplay(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const wish = parseOr('validation_failed', webhookReplaySchema, jsonBody(req));
    const { id } = await own(context.db, req);
    const seqs = await listTried(context.db, id, wish, REPLAY_MAX);
    await context.webhookQueue.redeliver(id, seqs);
    const next = seqs.length === REPLAY_MAX ? (seqs.at(-1) ?? null) : null;
    res.status(202).json({ status: 'queued', deliveries: seqs.length, next } satisfies WebhookReplayed);
  };
}

async function own(db: Queryable, req: Request, id = pathId(req)): Promise<Webhook> {
  const [webhook] = await listWebhooks(db, principalOf(req).publisherId, id);
  if (!webhook) throw notFound(id);
  return webhook;
}

function notFound(id: string): NewswireError {
  return new NewswireError('not_found', `There is no webhook ${id} of yours.`);
}
