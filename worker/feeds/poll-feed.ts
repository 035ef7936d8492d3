import { v7 as newId } from 'uuid';
import { cutText } from '../../shared/domain/cut-text.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { ensurePublisher } from '../../shared/node/db/ensure-publisher.ts';
import type { FeedRow, Timetable } from '../../shared/node/db/feed-row.ts';
import { moveFeed, postponeFeed, saveFetched } from '../../shared/node/db/feed-store.ts';
import { noteHub } from '../../shared/node/db/hub-store.ts';
import { addPublisher } from '../../shared/node/db/publisher-store.ts';
import type { IntakeDeps } from '../../shared/node/intake/accept.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer, GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { linkTargets, maxAgeMs, retryAfterMs } from './http-hints.ts';
import { NotAFeedError, type ParsedFeed } from './parse/parsed-feed.ts';
import { resolveUrl } from './parse/resolve-url.ts';
import { type Bounds, type Habits, learn, nextAfterAnswer, nextAfterError } from './schedule.ts';
import { type Submitted, submitItems } from './submit-items.ts';

const NAME_MAX_CHARACTERS = 140;
const TITLE_MAX_CHARACTERS = 500;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1';

export interface PollDeps extends IntakeDeps {
  net: GuardedFetch;
  bounds: Bounds;
  /** WebSub works only when hubs can reach us. */
  canSubscribe: boolean;
  random: () => number;
  /** True when requests fail because this worker stops. */
  isClosing?: () => boolean;
}

/** Fetches a feed that this worker has claimed, hands in what is new, and sets when it is asked again. */
export async function pollFeed(deps: PollDeps, feed: FeedRow): Promise<void> {
  const now = new Date();
  try {
    const answer = await deps.net.fetch(feed.url, { headers: conditions(feed) });
    if (answer.movedTo !== undefined && isGood(answer.status)) await moveFeed(deps.db, feed.id, answer.movedTo);
    await settle(deps, feed, answer, now);
  } catch (error) {
    if (!(error instanceof FetchError) && !(error instanceof NotAFeedError)) throw error;
    if (deps.isClosing?.()) await postponeFeed(deps.db, feed.id, 0);
    else await saveError(deps, feed, error, undefined, now);
  }
}

/** Hands in what a feed's document holds, polled or pushed; the feed has a publisher after it. */
export async function takeDocument(deps: PollDeps, feed: FeedRow, parsed: ParsedFeed, now: Date): Promise<Submitted> {
  feed.publisher_id ??= await newPublisher(deps, feed, parsed);
  const desk = { id: feed.id, publisherId: feed.publisher_id, section: feed.section, topics: feed.topics };
  const submitted = await submitItems(deps, desk, parsed.items, now);
  if (submitted.added + submitted.corrected > 0) deps.log.info({ feed: feed.id, ...submitted }, 'feed changed');
  return submitted;
}

/** A feed may call itself what it likes, but it does not become a publisher that was there before. */
async function newPublisher({ db }: PollDeps, feed: FeedRow, { title, link }: ParsedFeed): Promise<string> {
  const { host } = new URL(feed.url);
  const name = cutText(title ?? host, NAME_MAX_CHARACTERS).trim();
  const added = await addPublisher(db, { id: newId(), name, url: link ?? null });
  if (added) return added.id;
  try {
    return await ensurePublisher(db, `${name} (${host})`, link ?? null);
  } catch (error) {
    if (!(error instanceof NewswireError)) throw error;
    // That looks like another's, too; an id does not.
    return ensurePublisher(db, `${host} ${feed.id}`, link ?? null);
  }
}

function conditions(feed: FeedRow): Record<string, string> {
  return {
    accept: ACCEPT,
    ...(feed.etag !== null && { 'if-none-match': feed.etag }),
    ...(feed.last_modified !== null && { 'if-modified-since': feed.last_modified }),
  };
}

async function settle(deps: PollDeps, feed: FeedRow, answer: FetchAnswer, now: Date): Promise<void> {
  if (answer.status === 304) return saveUnchanged(deps, feed, answer, now);
  if (answer.status === 410) return saveGone(deps, feed, now);
  if (!isGood(answer.status)) {
    const error = new FetchError(`http_${answer.status}`, `The server answered ${answer.status}.`);
    return saveError(deps, feed, error, retryAfterMs(answer.headers['retry-after'], now), now);
  }
  const contentType = answer.headers['content-type'];
  // Large, and of use only where feeds are fetched.
  const { parseFeed } = await import('./parse/parse-feed.ts');
  const parsed = withLinkHeader(parseFeed(answer.body, { address: answer.url, contentType }), answer);
  const submitted = await takeDocument(deps, feed, parsed, now);
  const hub = parsed.hubs[0];
  if (deps.canSubscribe)
    await noteHub(deps.db, feed.id, hub === undefined ? undefined : { hub, topic: parsed.self ?? answer.url });
  await saveTaken(deps, feed, answer, parsed, submitted, now);
}

function isGood(status: number): boolean {
  return status === 304 || (status >= 200 && status <= 299);
}

/** WebSub, 4: a Link header goes before the links in the document. */
function withLinkHeader(parsed: ParsedFeed, answer: FetchAnswer): ParsedFeed {
  const hubs = linkTargets(answer.headers.link, 'hub').flatMap((hub) => resolveUrl(hub, [answer.url]) ?? []);
  const self = linkTargets(answer.headers.link, 'self').flatMap((link) => resolveUrl(link, [answer.url]) ?? [])[0];
  return { ...parsed, hubs: [...hubs, ...parsed.hubs], ...(self && { self }) };
}

async function saveTaken(
  deps: PollDeps,
  feed: FeedRow,
  answer: FetchAnswer,
  parsed: ParsedFeed,
  submitted: Submitted,
  now: Date,
): Promise<void> {
  const changed = submitted.added + submitted.corrected > 0;
  const learnedMs = learn(feed.learned_ms ?? undefined, changed, deps.bounds);
  const hints = { maxAgeMs: maxAgeMs(answer.headers['cache-control']), feed: timetableOf(parsed) };
  await saveFetched(deps.db, feed.id, {
    status: 'ok',
    error: null,
    nextFetchAt: nextAfterAnswer({ ...habitsOf(feed), learnedMs }, hints, deps.bounds, now, deps.random),
    learnedMs,
    timetable: hints.feed,
    etag: answer.headers.etag ?? null,
    lastModified: answer.headers['last-modified'] ?? null,
    title: parsed.title && cutText(parsed.title, TITLE_MAX_CHARACTERS),
    publisherId: feed.publisher_id ?? undefined,
    changed,
    newStories: submitted.added,
  });
}

async function saveUnchanged(deps: PollDeps, feed: FeedRow, answer: FetchAnswer, now: Date): Promise<void> {
  const learnedMs = learn(feed.learned_ms ?? undefined, false, deps.bounds);
  const hints = { maxAgeMs: maxAgeMs(answer.headers['cache-control']), feed: feed.timetable };
  await saveFetched(deps.db, feed.id, {
    status: 'ok',
    error: null,
    nextFetchAt: nextAfterAnswer({ ...habitsOf(feed), learnedMs }, hints, deps.bounds, now, deps.random),
    learnedMs,
    changed: false,
    newStories: 0,
  });
}

async function saveGone({ db, log }: PollDeps, feed: FeedRow, now: Date): Promise<void> {
  log.info({ feed: feed.id }, 'feed is gone');
  const error = 'http_410: The server says that the feed is gone for good.';
  await saveFetched(db, feed.id, { status: 'gone', error, nextFetchAt: now, changed: false, newStories: 0 });
}

async function saveError(
  deps: PollDeps,
  feed: FeedRow,
  error: FetchError | NotAFeedError,
  retryMs: number | undefined,
  now: Date,
): Promise<void> {
  deps.log.info({ feed: feed.id, code: error.code, errors: feed.error_count + 1 }, 'feed failed');
  await saveFetched(deps.db, feed.id, {
    status: 'error',
    error: `${error.code}: ${error.message}`,
    nextFetchAt: nextAfterError(habitsOf(feed), retryMs, deps.bounds, now, deps.random),
    changed: false,
    newStories: 0,
  });
}

function timetableOf({ ttlMinutes, updatePeriodMs, skipHours, skipDays }: ParsedFeed): Timetable {
  return {
    ...(ttlMinutes !== undefined && { ttlMinutes }),
    ...(updatePeriodMs !== undefined && { updatePeriodMs }),
    ...(skipHours !== undefined && { skipHours }),
    ...(skipDays !== undefined && { skipDays }),
  };
}

function habitsOf(feed: FeedRow): Habits {
  return {
    intervalMs: feed.interval_seconds === null ? undefined : feed.interval_seconds * 1_000,
    learnedMs: feed.learned_ms ?? undefined,
    errorCount: feed.error_count,
    isPushed: feed.hub_state === 'active' && feed.hub_until !== null && feed.hub_until.getTime() > Date.now(),
  };
}
