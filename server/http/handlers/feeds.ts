import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { feedInSchema, feedPatchSchema } from '../../../shared/contract/feed-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { inTransaction, type Queryable } from '../../../shared/node/db/database.ts';
import type { FeedRow } from '../../../shared/node/db/feed/feed-row.ts';
import { toFeed } from '../../../shared/node/db/feed/feed-row.ts';
import {
  addFeed,
  changeFeed,
  deleteFeed,
  feedWithUrl,
  findFeed,
  listFeeds,
  makeDue,
} from '../../../shared/node/db/feed/feed-store.ts';
import { parseWithSection } from '../../intake/section-errors.ts';
import type { HttpContext } from '../context.ts';
import { checkFeedUrl } from '../feeds/check-feed-url.ts';
import { checkOptions } from '../feeds/check-options.ts';
import { recordFeed } from '../feeds/record-feed.ts';
import { publisherFor } from '../publishers/publisher-for.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/** `GET /feeds`: every feed with its health. */
export function getFeeds({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ feeds: await listFeeds(db) });
  };
}

/** `GET /feeds/:id`. */
export function getFeed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json(toFeed(await existing(context.db, pathId(req))));
  };
}

/** `POST /feeds`: adds a feed to poll. */
export function postFeed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const body = jsonBody(req);
    const wish = parseWithSection(feedInSchema, body, context.site.current().sections);
    checkFeedUrl(wish.url, context.feeds);
    await checkOptions(wish.options);
    const id = newId();
    const publisherId = wish.publisher === undefined ? null : await publisherFor(context.db, wish.publisher);
    const feed = await inTransaction(context.db, async (tx) => {
      const added = await addFeed(tx, id, {
        ...{ url: wish.url, publisherId, section: wish.section ?? null, topics: wish.topics ?? [] },
        ...{ intervalSeconds: wish.intervalSeconds ?? null, enabled: wish.enabled },
        ...{ options: wish.options, credentials: wish.credentials },
      });
      if (!added) throw new NewswireError('feed_exists', `${wish.url} is polled already.`);
      const after = await existing(tx, id);
      await recordFeed(tx, actorOf(req), 'feed.added', { after });
      return after;
    });
    res.status(201).json(toFeed(feed));
  };
}

/** `PATCH /feeds/:id`: changes a feed; it is then fetched at once. */
export function patchFeed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const body = jsonBody(req);
    const { publisher, url, ...patch } = parseWithSection(feedPatchSchema, body, context.site.current().sections);
    await checkOptions(patch.options);
    await existing(context.db, id);
    if (url !== undefined) {
      checkFeedUrl(url, context.feeds);
      const other = await feedWithUrl(context.db, url);
      if (other !== undefined && other !== id) throw new NewswireError('feed_exists', `${url} is polled already.`);
    }
    const publisherId = publisher === undefined ? undefined : await publisherFor(context.db, publisher);
    const feed = await inTransaction(context.db, async (tx) => {
      const before = await existing(tx, id);
      await changeFeed(tx, id, { ...patch, url, publisherId });
      const after = await existing(tx, id);
      await recordFeed(tx, actorOf(req), 'feed.changed', { before, after });
      return after;
    });
    res.json(toFeed(feed));
  };
}

/** `DELETE /feeds/:id`: stops polling; the feed's stories stay. */
export function removeFeed({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    await inTransaction(db, async (tx) => {
      const before = await existing(tx, id);
      await deleteFeed(tx, id);
      await recordFeed(tx, actorOf(req), 'feed.removed', { before });
    });
    res.status(204).end();
  };
}

/** `POST /feeds/:id/fetch`: has a worker fetch the feed as soon as possible. */
export function fetchFeed({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const feed = await inTransaction(db, async (tx) => {
      const before = await existing(tx, id);
      await makeDue(tx, id);
      const after = await existing(tx, id);
      await recordFeed(tx, actorOf(req), 'feed.fetched', { before, after });
      return after;
    });
    res.status(202).json(toFeed(feed));
  };
}

async function existing(db: Queryable, id: string): Promise<FeedRow> {
  const feed = await findFeed(db, id);
  if (!feed) throw new NewswireError('not_found', `There is no feed ${id}.`);
  return feed;
}
