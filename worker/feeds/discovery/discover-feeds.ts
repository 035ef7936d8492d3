import { FetchError } from '../../../shared/node/net/fetch-error.ts';
import type { FetchAnswer } from '../../../shared/node/net/guarded-fetch.ts';
import type { Discovery, DiscoveryJob } from '../../../shared/node/queue/feed-queue.ts';
import { bytesToText } from '../../../shared/node/text/bytes-to-text.ts';
import { headerLinks } from '../http-hints.ts';
import { resolveUrl } from '../parse/resolve-url.ts';
import { type FoundFeeds, openFoundFeeds } from './candidates.ts';
import { commonAddresses } from './common-addresses.ts';
import { isFeedType } from './feed-likeness.ts';
import { type Fetching, openFetching } from './fetching.ts';
import { insteadOf } from './instead-of.ts';
import { type PageLink, type PageLinks, readPageLinks } from './page-links.ts';

/** Declared feeds beyond these are left out, so that one that answers is not missed for many that do not. */
const FROM_HOME_MAX = 3;

interface Search {
  fetching: Fetching;
  found: FoundFeeds;
}

/**
 * Finds the feeds of a site, each verified by reading it: the address itself, else those that its page names, else those
 * of the home page, else those at the usual addresses. Makes at most 12 requests in 20 seconds.
 */
export async function discoverFeeds(net: Parameters<typeof openFetching>[0], job: DiscoveryJob): Promise<Discovery> {
  const fetching = openFetching(net, job);
  const search: Search = { fetching, found: openFoundFeeds() };
  const first = await firstAnswer(fetching, job.addresses);
  if (first instanceof FetchError) return { feeds: [], instead: insteadOf(job.addresses[0] ?? '', first) };
  const { asked, answer } = first;
  if (await search.found.take(asked, answer)) return { feeds: search.found.list() };
  const page = linksOf(answer);
  await verify(search, [...page.declared, ...page.anchors]);
  if (search.found.list().length === 0) await searchHome(search, answer.url);
  if (search.found.list().length === 0) await searchUsual(search, answer.url);
  const feeds = search.found.list();
  return feeds.length > 0 ? { feeds } : { feeds, instead: insteadOf(answer.url, answer, page.title) };
}

async function firstAnswer(
  fetching: Fetching,
  addresses: string[],
): Promise<{ asked: string; answer: FetchAnswer } | FetchError> {
  let firstError: FetchError | undefined;
  for (const asked of addresses) {
    const answer = await fetching.fetch(asked);
    if (!(answer instanceof FetchError)) return { asked: new URL(asked).href, answer };
    firstError ??= answer;
  }
  return firstError ?? new FetchError('blocked_scheme', 'The address is not valid.');
}

/** The page of an article may name no feed where the home page does. */
async function searchHome(search: Search, address: string): Promise<void> {
  const home = new URL('/', address).href;
  if (home === address) return;
  const answer = await search.fetching.fetch(home);
  if (answer instanceof FetchError || (await search.found.take(home, answer))) return;
  const { declared, anchors } = linksOf(answer);
  await verify(search, [...declared, ...anchors].slice(0, FROM_HOME_MAX));
}

async function searchUsual(search: Search, address: string): Promise<void> {
  const left = commonAddresses(address).map((url) => ({ url }));
  while (left.length > 0 && search.found.list().length === 0) {
    await verify(search, left.splice(0, search.fetching.atOnce));
  }
}

/** Fetches and reads the links; what is no feed is left out. */
async function verify({ fetching, found }: Search, links: PageLink[]): Promise<void> {
  const answers = await Promise.all(
    distinct(links).map(async (link) => ({ link, answer: await fetching.fetch(link.url) })),
  );
  // In the order of the page, whichever answered first.
  for (const { link, answer } of answers) {
    if (!(answer instanceof FetchError)) await found.take(link.url, answer, link.title);
  }
}

function distinct(links: PageLink[]): PageLink[] {
  const byUrl = new Map<string, PageLink>();
  for (const link of links) if (!byUrl.has(link.url)) byUrl.set(link.url, link);
  return [...byUrl.values()];
}

/** What a page names in its Link header and its HTML; nothing for an answer that is no page. */
function linksOf({ headers, body, url }: FetchAnswer): PageLinks {
  const inHeader = headerLinks(headers.link).flatMap(({ target, relations, type, title }): PageLink[] => {
    const href = resolveUrl(target, [url]);
    const isNamed = relations.includes('alternate') || relations.includes('feed');
    return href !== undefined && isNamed && isFeedType(type, href) ? [{ url: href, title }] : [];
  });
  const type = headers['content-type'] ?? 'text/html';
  if (!/html|xml|text\/plain/i.test(type)) return { title: undefined, declared: inHeader, anchors: [] };
  const page = readPageLinks(bytesToText(body, type), url);
  return { ...page, declared: [...inHeader, ...page.declared] };
}
