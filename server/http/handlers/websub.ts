import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { textIn } from '../../../shared/contract/text-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { FeedRow } from '../../../shared/node/db/feed/feed-row.ts';
import { addDelivery } from '../../../shared/node/db/feed/websub-delivery-store.ts';
import { activateHub, failHub, findByCallback } from '../../../shared/node/db/feed/websub-subscription-store.ts';
import { warnSparsely } from '../../../shared/node/telemetry/log-sparsely.ts';
import type { HttpContext } from '../context.ts';
import { bodyBytes } from '../request/body-format.ts';
import { noteCaller } from '../request/known-caller.ts';
import { pathId } from '../request/path-id.ts';

const DAY_SECONDS = 24 * 3_600;
const LEASE_MAX_SECONDS = 365 * DAY_SECONDS;
const DENIED_RETRY_MS = DAY_SECONDS * 1_000;
/** Far longer than any token that is issued. */
const tokenSchema = textIn(200);
const SIGNATURE = /^(sha1|sha256|sha384|sha512)=([0-9a-f]+)$/i;

/** `GET /websub/:id/:token`: a hub verifies our request (WebSub, 5.3) or denies the subscription (5.2). */
export function verifyIntent({ db, log }: HttpContext): RequestHandler {
  return async (req, res) => {
    const feed = await feedOf(db, req);
    const { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge } = req.query;
    if (mode === 'denied') {
      log.info({ feed: feed.id }, 'the hub denied the subscription');
      await failHub(db, feed.id, DENIED_RETRY_MS);
      res.status(200).end();
      return;
    }
    const meant = mode === 'subscribe' && topic === feed.hub_topic && feed.hub_state !== null;
    if (!meant || typeof challenge !== 'string') throw new NewswireError('not_found', 'This was not requested.');
    await activateHub(db, feed.id, leaseSeconds(req) * 1_000);
    log.info({ feed: feed.id }, 'subscribed');
    res.status(200).type('text/plain').send(challenge);
  };
}

/** Lets only issued callback addresses pass, before the body is read. */
export function requireSubscription({ db }: HttpContext): RequestHandler {
  return async (req, _res, next) => {
    noteCaller(req, (await feedOf(db, req)).id);
    next();
  };
}

/** `POST /websub/:id/:token`: a hub pushes content; content without our signature is accepted and discarded (8). */
export function takeContent({ db, log, feedQueue }: HttpContext): RequestHandler {
  return async (req, res) => {
    const feed = await feedOf(db, req);
    const body = bodyBytes(req);
    if (!isSigned(req.get('x-hub-signature'), body, feed.hub_secret)) {
      log.warn({ feed: feed.id }, 'ignored a push without a valid signature');
      res.status(202).end();
      return;
    }
    const id = newId();
    await addDelivery(db, { id, feedId: feed.id, body, contentType: req.get('content-type') ?? null });
    await feedQueue.enqueueDelivery(id).catch((error: unknown) => {
      warnSparsely(log, { err: error, delivery: id }, 'stored but not enqueued; the worker picks it up later');
    });
    res.status(202).end();
  };
}

async function feedOf(db: HttpContext['db'], req: Request): Promise<FeedRow> {
  const token = tokenSchema.safeParse(req.params.token);
  const feed = token.success ? await findByCallback(db, pathId(req), token.data) : undefined;
  if (!feed) throw new NewswireError('not_found', 'There is no such subscription.');
  return feed;
}

function leaseSeconds(req: Request): number {
  const seconds = Number(req.query['hub.lease_seconds']);
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, LEASE_MAX_SECONDS) : DAY_SECONDS;
}

function isSigned(header: string | undefined, body: Buffer, secret: string | null): boolean {
  const [, method, hex] = SIGNATURE.exec(header?.trim() ?? '') ?? [];
  if (method === undefined || hex === undefined || secret === null) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
