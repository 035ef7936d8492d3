import type { RequestHandler } from 'express';
import { discoverySchema } from '../../../shared/contract/feed-discovery.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import type { HttpContext } from '../context.ts';
import { checkFeedUrl } from '../feeds/check-feed-url.ts';
import type { SearchFeeds } from '../feeds/feed-searches.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';

/** `POST /feeds/discover` and `POST /publishers/me/feeds/discover`: the feeds of a site's address. */
export function findFeeds({ feeds }: HttpContext, search: SearchFeeds): RequestHandler {
  return async (req, res) => {
    const { url: addresses } = parseOr('validation_failed', discoverySchema, jsonBody(req));
    const allowNetworks = principalOf(req).scopes.includes('admin') ? feeds.allowNetworks : [];
    for (const address of addresses.slice(0, 1)) checkFeedUrl(address, { ...feeds, allowNetworks });
    res.json(await search(req, res, addresses));
  };
}
