import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { deleteSubscription } from '../../../shared/node/db/push-subscription-store.ts';
import { vapidKeys } from '../../../shared/node/db/vapid-store.ts';
import type { PushKeyAnswer } from '../../../shared/wire/http-shapes.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { pushSubscriptionSchema, pushUnsubscribeSchema } from '../../../shared/wire/push-schema.ts';
import type { HttpContext } from '../context.ts';
import { checkSubscription } from '../push/check-subscription.ts';
import { keepSubscription } from '../push/keep-subscription.ts';
import { jsonBody } from '../read-body.ts';
import { addressMark } from '../readers/address-group.ts';

/** `GET /push/key`: what a browser subscribes with; null where no notifications are offered. */
export function getPushKey({ db, push }: HttpContext): RequestHandler {
  return async (_req, res) => {
    const key = push.subject === undefined ? null : (await vapidKeys(db)).publicKey;
    res.json({ key } satisfies PushKeyAnswer);
  };
}

/** `PUT /push/subscriptions`: what a browser wants to be told; its endpoint, which nobody else knows, is its name. */
export function putPushSubscription({ db, push, readerSecret }: HttpContext): RequestHandler {
  return async (req, res) => {
    const input = parseOr('validation_failed', pushSubscriptionSchema, jsonBody(req));
    if (push.subject === undefined) throw new NewswireError('push_off');
    const bytes = checkSubscription(input, push.hosts);
    const isNew = await keepSubscription(db, input, { network: addressMark(req, readerSecret), bytes });
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
