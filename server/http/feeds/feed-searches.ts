import type { Request, Response } from 'express';
import type { FeedsFound } from '../../../shared/contract/feed-discovery.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { polledUrls } from '../../../shared/node/db/feed/own-feed-store.ts';
import type { Discovery, DiscoveryJob } from '../../../shared/node/queue/feed-queue.ts';
import { openFairSlots } from '../../limits/fair-slots.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';

/** Searches at once on this server; each makes up to 12 requests and may take 20 seconds. */
const AT_ONCE = 4;
const EACH = 2;
const WAITING = 20;
const RETRY_AFTER_S = 10;

type Deps = Pick<HttpContext, 'db' | 'feedQueue' | 'limits' | 'log'>;

/** Searches for the feeds of a site, in a worker, for the caller of a request. */
export type SearchFeeds = (req: Request, res: Response, addresses: string[]) => Promise<FeedsFound>;

/**
 * Opens the searches of a server. The networks that the operator allows for feeds count for admins only. A search throws
 * `no_feed_found`, `too_many_requests`, or `unavailable` when no worker did it in time.
 */
export function openFeedSearches(deps: Deps): SearchFeeds {
  const slots = openFairSlots({ capacity: AT_ONCE, perAddress: EACH, maxWaiting: WAITING });
  return async (req, res, addresses) => {
    const { publisherId, callerId, scopes } = principalOf(req);
    await deps.limits.spend('discovery', { key: callerId }, quotaTeller(res));
    const release = await slots.acquire({ address: publisherId, isWaiting: () => !res.closed });
    if (typeof release !== 'function') {
      throw new NewswireError('too_many_requests', 'Too many searches for feeds at once.', [], RETRY_AFTER_S);
    }
    try {
      const { feeds, instead } = await search(deps, { addresses, publicOnly: !scopes.includes('admin') });
      if (feeds.length === 0) throw new NewswireError('no_feed_found', `No feed was found. ${instead ?? ''}`.trim());
      const urls = feeds.map(({ url }) => url);
      const known = await polledUrls(deps.db, urls);
      return { feeds: feeds.map((feed) => ({ ...feed, isKnown: known.has(feed.url) })) };
    } finally {
      release();
    }
  };
}

async function search({ feedQueue, log }: Deps, job: DiscoveryJob): Promise<Discovery> {
  const discovery = await feedQueue.discover(job).catch((error: unknown) => {
    log.warn({ err: error }, 'a search for feeds could not be enqueued');
    return undefined;
  });
  if (discovery) return discovery;
  const why = 'No worker has searched for feeds in time. Check that one runs, and that Redis does.';
  throw new NewswireError('unavailable', why, [], RETRY_AFTER_S);
}
