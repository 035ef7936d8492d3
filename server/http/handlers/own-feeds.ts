import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import type { OwnFeeds } from '../../../shared/contract/desk-schema.ts';
import { ownFeedInSchema } from '../../../shared/contract/feed-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { toFeed } from '../../../shared/node/db/feed/feed-row.ts';
import { findFeed } from '../../../shared/node/db/feed/feed-store.ts';
import { addOwnFeed, deleteOwnFeed, listOwnFeeds } from '../../../shared/node/db/feed/own-feed-store.ts';
import { parseWithSection } from '../../intake/section-errors.ts';
import type { HttpContext } from '../context.ts';
import { checkFeedUrl } from '../feeds/check-feed-url.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

const FEEDS_MAX = 100;

/** `GET /publishers/me/feeds`: the publisher's polled feeds with their health. */
export function getOwnFeeds({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json({ feeds: await listOwnFeeds(db, principalOf(req).publisherId) } satisfies OwnFeeds);
  };
}

/** `POST /publishers/me/feeds`: adds a feed of the publisher's own. */
export function postOwnFeed({ db, feeds, site }: HttpContext): RequestHandler {
  return async (req, res) => {
    const body = jsonBody(req);
    const wish = parseWithSection(ownFeedInSchema, body, site.current().sections);
    const { publisherId, scopes } = principalOf(req);
    const publicOnly = !scopes.includes('admin');
    checkFeedUrl(wish.url, publicOnly ? { ...feeds, allowNetworks: [] } : feeds);
    const id = newId();
    const settings = { url: wish.url, section: wish.section ?? null, topics: wish.topics ?? [] };
    const outcome = await addOwnFeed(db, { id, publisherId, publicOnly, ...settings }, FEEDS_MAX);
    if (outcome === 'exists') throw new NewswireError('feed_exists', `${wish.url} is polled already.`);
    if (outcome === 'full')
      throw new NewswireError('too_many_feeds', `A publisher may have at most ${FEEDS_MAX} feeds.`);
    const added = await findFeed(db, id);
    if (!added) throw notFound(id);
    res.status(201).json(toFeed(added));
  };
}

/** `DELETE /publishers/me/feeds/:id`: stops polling a feed of the publisher; its stories stay. */
export function removeOwnFeed({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    if (!(await deleteOwnFeed(db, principalOf(req).publisherId, id))) throw notFound(id);
    res.status(204).end();
  };
}

function notFound(id: string): NewswireError {
  return new NewswireError('not_found', `You have no feed ${id}.`);
}
