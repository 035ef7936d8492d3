import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { FeedRow } from '../../../shared/node/db/feed-row.ts';
import { toFeed } from '../../../shared/node/db/feed-row.ts';
import {
  addFeed,
  changeFeed,
  deleteFeed,
  feedWithUrl,
  findFeed,
  listFeeds,
  makeDue,
} from '../../../shared/node/db/feed-store.ts';
import { feedInSchema, feedPatchSchema } from '../../../shared/wire/feed-schema.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import type { HttpContext } from '../context.ts';
import { checkFeedUrl } from '../feeds/check-feed-url.ts';
import { publisherFor } from '../feeds/publisher-for.ts';
import { pathId } from '../path-id.ts';
import { jsonBody } from '../read-body.ts';

/** `GET /feeds`: every feed with its health. */
export function getFeeds({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ feeds: await listFeeds(db) });
  };
}

/** `GET /feeds/:id`. */
export function getFeed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json(toFeed(await existing(context, pathId(req))));
  };
}

/** `POST /feeds`: a feed to poll, from now on. */
export function postFeed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const wish = parseOr('validation_failed', feedInSchema, jsonBody(req));
    checkFeedUrl(wish.url, context.feeds);
    const id = newId();
    const added = await addFeed(context.db, id, {
      url: wish.url,
      publisherId: wish.publisher === undefined ? null : await publisherFor(context.db, wish.publisher),
      section: wish.section ?? null,
      topics: wish.topics ?? [],
      intervalSeconds: wish.intervalSeconds ?? null,
    });
    if (!added) throw new NewswireError('feed_exists', `${wish.url} is polled already.`);
    res.status(201).json(toFeed(await existing(context, id)));
  };
}

/** `PATCH /feeds/:id`: the feed is fetched again at once. */
export function patchFeed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const { publisher, url, ...patch } = parseOr('validation_failed', feedPatchSchema, jsonBody(req));
    await existing(context, id);
    if (url !== undefined) {
      checkFeedUrl(url, context.feeds);
      const other = await feedWithUrl(context.db, url);
      if (other !== undefined && other !== id) throw new NewswireError('feed_exists', `${url} is polled already.`);
    }
    const publisherId = publisher === undefined ? undefined : await publisherFor(context.db, publisher);
    await changeFeed(context.db, id, { ...patch, url, publisherId });
    res.json(toFeed(await existing(context, id)));
  };
}

/** `DELETE /feeds/:id`: it is polled no more; its stories stay. */
export function removeFeed({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    if (!(await deleteFeed(db, id))) throw new NewswireError('not_found', `There is no feed ${id}.`);
    res.status(204).end();
  };
}

/** `POST /feeds/:id/fetch`: a worker fetches it as soon as it can. */
export function fetchFeed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    if (!(await makeDue(context.db, id))) throw new NewswireError('not_found', `There is no feed ${id}.`);
    res.status(202).json(toFeed(await existing(context, id)));
  };
}

async function existing({ db }: HttpContext, id: string): Promise<FeedRow> {
  const feed = await findFeed(db, id);
  if (!feed) throw new NewswireError('not_found', `There is no feed ${id}.`);
  return feed;
}
