import { v7 as newId } from 'uuid';
import { PUBLISHER_DESCRIPTION_MAX } from '../../shared/contract/admin-schema.ts';
import { cutAtWord, cutText } from '../../shared/domain/cut-text.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { parseRetryAfter } from '../../shared/domain/retry-after.ts';
import { dropUnstorable } from '../../shared/domain/well-formed.ts';
import { returnFeed } from '../../shared/node/db/feed/feed-claim-store.ts';
import type { FeedRow } from '../../shared/node/db/feed/feed-row.ts';
import { moveFeed } from '../../shared/node/db/feed/feed-store.ts';
import { noteHub } from '../../shared/node/db/feed/websub-subscription-store.ts';
import { ensurePublisher } from '../../shared/node/db/publisher/ensure-publisher.ts';
import { isDisabled } from '../../shared/node/db/publisher/publisher-change-store.ts';
import { addPublisher, describePublisher } from '../../shared/node/db/publisher/publisher-store.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer } from '../../shared/node/net/guarded-fetch.ts';
import { isInfrastructureError } from '../infrastructure-error.ts';
import { chooseItems } from './choose-items.ts';
import { requestOf } from './feed-request.ts';
import { linkTargets } from './http-hints.ts';
import { NotAFeedError, type ParsedFeed } from './parse/parsed-feed.ts';
import { resolveUrl } from './parse/resolve-url.ts';
import type { PollDeps } from './poll-deps.ts';
import { type FeedProblem, saveGone, saveProblem, saveRead, saveUnchanged } from './save-outcome.ts';
import { type Submitted, submitItems } from './submit-items.ts';

const NAME_MAX_CHARACTERS = 140;
const DETAIL_MAX_CHARACTERS = 300;

/** Fetches a feed that this worker has claimed, submits new items and schedules the next poll. */
export async function pollFeed(deps: PollDeps, feed: FeedRow): Promise<void> {
  const now = new Date();
  let answer: FetchAnswer | undefined;
  try {
    answer = await deps.net.fetch(feed.url, requestOf(feed));
    await settle(deps, feed, answer, now);
  } catch (error) {
    if (isInfrastructureError(error)) throw error;
    if (deps.isClosing?.()) await returnFeed(deps.db, feed.id);
    else await saveProblem(deps, feed, { problem: problemOf(error, deps, feed), answer }, now);
  }
}

/** Any other error is a fault of ours with this document: the feed says so and backs off. */
function problemOf(error: unknown, { log }: PollDeps, feed: FeedRow): FeedProblem {
  if (error instanceof FetchError || error instanceof NotAFeedError) return error;
  log.error({ err: error, feed: feed.id }, 'a feed could not be read because of an error in Newswire');
  const what = cutText(error instanceof Error ? error.message : String(error), DETAIL_MAX_CHARACTERS);
  return { code: 'unreadable', message: `The document came, but Newswire failed to read it: ${dropUnstorable(what)}` };
}

/** Submits the items of a feed's document, polled or pushed; creates the feed's publisher if it has none. */
export async function takeDocument(deps: PollDeps, feed: FeedRow, parsed: ParsedFeed, now: Date): Promise<Submitted> {
  feed.publisher_id ??= await newPublisher(deps, feed, parsed);
  const { id, publisher_id: publisherId, section, topics, options } = feed;
  // A disabled publisher gets no stories; they come with a later change of the feed.
  if (await isDisabled(deps.db, publisherId)) return { added: 0, corrected: 0 };
  const items = await chooseItems(parsed.items, options);
  const submitted = await submitItems(deps, { id, publisherId, section, topics, options }, items, now);
  if (submitted.added + submitted.corrected > 0) {
    deps.log.info({ feed: feed.id, ...submitted }, 'feed changed');
    await describePublisher(deps.db, publisherId, aboutOf(parsed));
  }
  return submitted;
}

function aboutOf({ link, description }: ParsedFeed): { url: string | null; description: string | null } {
  const about = cutAtWord(description ?? '', PUBLISHER_DESCRIPTION_MAX).trim();
  return { url: link ?? null, description: about === '' ? null : about };
}

/** A feed may choose any name, but it must not take over an existing publisher. */
async function newPublisher({ db }: PollDeps, feed: FeedRow, { title, link }: ParsedFeed): Promise<string> {
  const { host } = new URL(feed.url);
  const name = cutText(title ?? host, NAME_MAX_CHARACTERS).trim();
  const added = await addPublisher(db, { id: newId(), name, url: link ?? null });
  if (added) return added.id;
  try {
    return await ensurePublisher(db, `${name} (${host})`, link ?? null);
  } catch (error) {
    if (!(error instanceof NewswireError)) throw error;
    // That name also looks like another publisher's; one with the feed's id cannot.
    return ensurePublisher(db, `${host} ${feed.id}`, link ?? null);
  }
}

async function settle(deps: PollDeps, feed: FeedRow, answer: FetchAnswer, now: Date): Promise<void> {
  if (answer.status === 304) return saveUnchanged(deps, feed, answer, now);
  if (answer.status === 410) return saveGone(deps, feed, answer, now);
  if (!isGood(answer.status)) {
    const problem = new FetchError(`http_${answer.status}`, `The server answered ${answer.status}.`);
    const retryMs = parseRetryAfter(answer.headers['retry-after'], now.getTime());
    return saveProblem(deps, feed, { problem, answer, retryMs }, now);
  }
  const contentType = answer.headers['content-type'];
  // A large module that only feed workers need.
  const { parseFeed } = await import('./parse/parse-feed.ts');
  const parsed = withLinkHeader(parseFeed(answer.body, { address: baseOf(answer), contentType }), answer);
  // Only now: a redirect may have led to a login page.
  if (answer.movedTo !== undefined) await moveFeed(deps.db, feed.id, answer.movedTo);
  const submitted = await takeDocument(deps, feed, parsed, now);
  const hub = parsed.hubs[0];
  if (deps.canSubscribe)
    await noteHub(deps.db, feed.id, hub === undefined ? undefined : { hub, topic: parsed.self ?? answer.url });
  await saveRead(deps, feed, { answer, parsed, submitted }, now);
}

/** Relative addresses are resolved against Content-Location (RFC 9110, 8.7), which only counts for its own site. */
function baseOf({ url, headers }: FetchAnswer): string {
  const location = resolveUrl(headers['content-location'], [url]);
  return location !== undefined && new URL(location).host === new URL(url).host ? location : url;
}

function isGood(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** WebSub, 4: a Link header takes precedence over the links in the document. */
function withLinkHeader(parsed: ParsedFeed, answer: FetchAnswer): ParsedFeed {
  const hubs = linkTargets(answer.headers.link, 'hub').flatMap((hub) => resolveUrl(hub, [answer.url]) ?? []);
  const self = linkTargets(answer.headers.link, 'self').flatMap((link) => resolveUrl(link, [answer.url]) ?? [])[0];
  return { ...parsed, hubs: [...hubs, ...parsed.hubs], ...(self && { self }) };
}
