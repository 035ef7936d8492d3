import type { RequestHandler } from 'express';
import type { PushKeyAnswer } from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { pushSubscriptionSchema, pushUnsubscribeSchema } from '../../../shared/contract/push-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { deleteSubscription } from '../../../shared/node/db/push/subscription-store.ts';
import { vapidKeys } from '../../../shared/node/db/push/vapid-store.ts';
import type { HttpContext } from '../context.ts';
import { checkSubscription } from '../push/check-subscription.ts';
import { keepSubscription } from '../push/keep-subscription.ts';
import { jsonBody } from '../request/body-format.ts';
import { addressMark } from '../request/request-address.ts';

/** `GET /push/key`: the key that browsers subscribe with; null when push notifications are off. */
export function getPushKey({ db, push }: HttpContext): RequestHandler {
  return async (_req, res) => {
    const key = push.subject === undefined ? null : (await vapidKeys(db)).publicKey;
    res.json({ key } satisfies PushKeyAnswer);
  };
}

/** `PUT /push/subscriptions`: saves what a browser wants to be notified of; its secret endpoint identifies it. */
export function putPushSubscription({ db, push, readerSecret }: HttpContext): RequestHandler {
  return async (req, res) => {
    const input = parseOr('validation_failed', pushSubscriptionSchema, jsonBody(req));
    if (push.subject === undefined) throw new NewswireError('push_off');
    const bytes = checkSubscription(input, push.hosts);
    const isNew = await keepSubscription(db, input, { network: addressMark(req, readerSecret), bytes });
    res.status(isNew ? 201 : 200).json({ rules: input.rules.length });
  };
}

/** `DELETE /push/subscriptions`: ends this browser's notifications. */
export function deletePushSubscription({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { endpoint } = parseOr('validation_failed', pushUnsubscribeSchema, jsonBody(req));
    if (!(await deleteSubscription(db, endpoint)))
      throw new NewswireError('not_found', 'There is no such subscription.');
    res.status(204).end();
  };
}
