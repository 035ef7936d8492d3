import type { Request, RequestHandler, Response } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { storiesQuerySchema } from '../../../shared/contract/query-schema.ts';
import type { Filter } from '../../../shared/domain/filter.ts';
import { listOutgoingStories } from '../../../shared/node/db/story/syndication-store.ts';
import { eachItem } from '../answers/each-item.ts';
import type { HttpContext } from '../context.ts';
import { openNameHub } from '../feeds-out/name-hub.ts';
import { type FeedPages, lastChange, type OutgoingFeed, toItem } from '../feeds-out/outgoing-feed.ts';
import { writeAtom } from '../feeds-out/write-atom.ts';
import { writeFeed } from '../feeds-out/write-feed.ts';
import { writeJsonFeed } from '../feeds-out/write-json-feed.ts';
import { writeRss } from '../feeds-out/write-rss.ts';
import { descriptionOf, pageTextsIn } from '../pages/page-texts.ts';
import { publicBase } from '../request/public-base.ts';
import { readsOf } from '../request/request-reads.ts';

const FORMATS = {
  rss: { type: 'application/rss+xml', write: writeRss },
  atom: { type: 'application/atom+xml', write: writeAtom },
  json: { type: 'application/feed+json', write: writeJsonFeed },
} as const;
type FeedFormat = keyof typeof FORMATS;

const MAX_AGE_SECONDS = 15;
/** `Last-Modified` has whole seconds: another story may still be released within the same second. */
const STILL_MOVING_MS = 2_000;

/** `/feed.rss`, `/feed.atom`, `/feed.json`: the newest stories under a filter, in full while they fit. */
export function feedOut(context: HttpContext, format: FeedFormat): RequestHandler {
  const { type, write } = FORMATS[format];
  const each = eachItem(context, 'feed');
  const nameHub = openNameHub(context, context.feeds.websubHub);
  return async (req, res) => {
    const query = parseOr('bad_query', storiesQuerySchema, req.query);
    const { base, search } = addressOf(context, req);
    const { stories, next } = await listOutgoingStories(readsOf(context, res, { isHeavy: true }), query);
    const items = each(stories, (story) => toItem(story, base));
    const hub = nameHub(format, search, query);
    // One feed is for readers of all languages.
    const say = await pageTextsIn('en', context.site.current());
    const feed: OutgoingFeed = {
      title: [say.site.name, await subjectOf(context, query.filter)].filter(Boolean).join(': '),
      description: descriptionOf(say),
      page: `${base}/${search}`,
      self: `${base}/feed.${format}${search}`,
      hub,
      pages: pagesOf(`${base}/feed.${format}`, search, next),
      icon: `${base}/icons/icon-192.png${say.site.logo ? `?v=${say.site.logo.hash}` : ''}`,
      updated: lastChange(items),
      items,
    };
    if (hub !== undefined) res.set('Link', `<${hub}>; rel="hub", <${feed.self}>; rel="self"`);
    sendFeed(res, feed, type, writeFeed(feed, write, each));
  };
}

function pagesOf(address: string, search: string, next: number | undefined): FeedPages {
  const pageFrom = (before: number | undefined): string => {
    const parameters = new URLSearchParams(search);
    parameters.delete('before');
    if (before !== undefined) parameters.set('before', String(before));
    return parameters.size === 0 ? address : `${address}?${parameters}`;
  };
  return {
    ...(new URLSearchParams(search).has('before') && { first: pageFrom(undefined) }),
    ...(next !== undefined && { next: pageFrom(next) }),
  };
}

/** What the feed is about: its topics, else its publisher. */
async function subjectOf({ readProfile }: HttpContext, { any, publishers }: Filter): Promise<string | undefined> {
  const [publisher, ...others] = publishers ?? [];
  if (any || publisher === undefined || others.length > 0) return any?.join(', ');
  return (await readProfile(publisher.toLowerCase()))?.name;
}

function sendFeed(res: Response, { updated }: OutgoingFeed, type: string, text: string): void {
  res.set('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
  const age = Date.now() - updated.getTime();
  if (updated.getTime() > 0 && age > STILL_MOVING_MS) res.set('Last-Modified', updated.toUTCString());
  res.type(`${type}; charset=utf-8`).send(text);
}

/** Keeps the query as received, so that the feed's own address is the requested one. */
function addressOf({ feeds }: HttpContext, req: Request): { base: string; search: string } {
  const at = req.originalUrl.indexOf('?');
  const search = at < 0 ? '' : req.originalUrl.slice(at);
  return { base: publicBase(req, feeds.publicUrl), search: search === '?' ? '' : search };
}
