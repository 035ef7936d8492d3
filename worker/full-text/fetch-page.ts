import { parseRetryAfter } from '../../shared/domain/retry-after.ts';
import type { FeedRow } from '../../shared/node/db/feed/feed-row.ts';
import { checkUrl } from '../../shared/node/net/address-guard.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer, GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { requestOf } from '../feeds/feed-request.ts';
import { HostBusy } from '../outgoing/host-busy.ts';
import type { HostSlots } from './host-slots.ts';
import { orLater, PageLater, PageProblem } from './page-problem.ts';
import type { RobotsCache } from './robots-cache.ts';

/** The pause between two pages of a host that asks for none, and the longest that it may ask for. */
const PAUSE_MS = 1_000;
const PAUSE_MAX_MS = 10 * 60_000;
/** How long to wait for a host that has no free slot. */
const BUSY_MS = 2_000;
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;
const ACCEPT = 'text/html, application/xhtml+xml;q=0.9';

export interface PageFetcher {
  net: Pick<GuardedFetch, 'fetch'>;
  robots: RobotsCache;
  /** One page at a time per host, over all workers. */
  pages: HostSlots;
  random: () => number;
}

/**
 * Fetches a story's page as a polite guest: as robots.txt allows, one at a time per host, with the pause that it asks
 * for. Throws a `PageProblem`, a `PageLater` or a `HostBusy`.
 */
export async function fetchPage(
  fetcher: PageFetcher,
  feed: FeedRow,
  address: string,
  holder: string,
): Promise<FetchAnswer> {
  const url = parse(address);
  const { pages, robots, random } = fetcher;
  if (!(await pages.take(url.host, holder))) throw new HostBusy(Math.round(BUSY_MS * (0.5 + random())));
  let pauseMs = 0;
  try {
    // Another host than the feed's was chosen by a stranger.
    const publicOnly = url.origin !== new URL(feed.url).origin;
    const { allowed, delayMs } = await robots.ask(url, publicOnly);
    if (!allowed) throw new PageProblem('robots', 'The robots.txt of the site does not allow its pages to be fetched.');
    pauseMs = Math.min(Math.max(PAUSE_MS, delayMs), PAUSE_MAX_MS);
    return usable(await ask(fetcher, feed, url, publicOnly), url);
  } catch (error) {
    if (error instanceof PageLater) pauseMs = Math.max(pauseMs, Math.min(error.retryAfterMs ?? 0, PAUSE_MAX_MS));
    throw error;
  } finally {
    if (pauseMs > 0) await pages.keep(url.host, holder, pauseMs);
    else await pages.release(url.host, holder);
  }
}

function parse(address: string): URL {
  try {
    return checkUrl(address);
  } catch (error) {
    throw error instanceof FetchError ? new PageProblem('no_text', error.message) : error;
  }
}

async function ask({ net }: PageFetcher, feed: FeedRow, url: URL, publicOnly: boolean): Promise<FetchAnswer> {
  const {
    headers,
    secretHeaders,
    publicOnly: isPublisherOwn,
  } = requestOf({ ...feed, etag: null, last_modified: null });
  const isOwn = url.host === new URL(feed.url).host;
  try {
    return await net.fetch(url.href, {
      headers: { ...headers, accept: ACCEPT },
      ...(isOwn && { secretHeaders }),
      publicOnly: publicOnly || isPublisherOwn,
    });
  } catch (error) {
    throw orLater(error);
  }
}

function usable(answer: FetchAnswer, asked: URL): FetchAnswer {
  const { status, headers, url } = answer;
  if (status === 429 || status >= 500) {
    const retryMs = parseRetryAfter(headers['retry-after'], Date.now());
    throw new PageLater(`http_${status}`, `The server answered ${status}.`, retryMs);
  }
  if (status < 200 || status > 299) throw new PageProblem(`http_${status}`, `The server answered ${status}.`);
  if (!HTML.test(headers['content-type'] ?? '')) {
    throw new PageProblem(
      'not_html',
      `The address leads to ${headers['content-type'] ?? 'a document without a type'}.`,
    );
  }
  const { pathname, search } = new URL(url);
  if (pathname === '/' && search === '' && asked.pathname !== '/') {
    throw new PageProblem('home_page', 'The address leads to the home page of the site.');
  }
  return answer;
}
