import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { deleteSubscription, putSubscription } from '../../../shared/node/db/push-subscription-store.ts';
import { vapidKeys } from '../../../shared/node/db/vapid-store.ts';
import type { PushKeyAnswer } from '../../../shared/wire/http-shapes.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { pushSubscriptionSchema, pushUnsubscribeSchema } from '../../../shared/wire/push-schema.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../read-body.ts';

/** `GET /push/key`: what a browser subscribes with. */
export function getPushKey({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ key: (await vapidKeys(db)).publicKey } satisfies PushKeyAnswer);
  };
}

/** `PUT /push/subscriptions`: what a browser wants to be told; its endpoint, which nobody else knows, is its name. */
export function putPushSubscription({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const input = parseOr('validation_failed', pushSubscriptionSchema, jsonBody(req));
    const isNew = await inTransaction(db, (tx) => putSubscription(tx, newId(), input));
    res.status(isNew ? 201 : 200).json({ rules: input.rules.length });
  };
}

/** `DELETE /push/subscriptions`: tells this browser nothing any more. */
export function deletePushSubscription({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { endpoint } = parseOr('validation_failed', pushUnsubscribeSchema, jsonBody(req));
    if (!(await deleteSubscription(db, endpoint)))
      throw new NewswireError('not_found', 'There is no such subscription.');
    res.status(204).end();
  };
}
