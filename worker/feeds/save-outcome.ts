import { cutText } from '../../shared/domain/cut-text.ts';
import type { FeedRow, Timetable } from '../../shared/node/db/feed/feed-row.ts';
import { saveFetched } from '../../shared/node/db/feed/feed-store.ts';
import type { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer } from '../../shared/node/net/guarded-fetch.ts';
import { answerExcerpt } from './answer-excerpt.ts';
import { maxAgeMs } from './http-hints.ts';
import type { NotAFeedError, ParsedFeed } from './parse/parsed-feed.ts';
import type { PollDeps } from './poll-deps.ts';
import { type Habits, learn, nextAfterAnswer, nextAfterError } from './schedule.ts';
import type { Submitted } from './submit-items.ts';

const TITLE_MAX_CHARACTERS = 500;
/** Longer validators are not worth sending back. */
const VALIDATOR_MAX_CHARACTERS = 1_000;

/** Why a fetch failed; the code `unreadable` stands for a document that our own code could not read. */
export type FeedProblem = Pick<FetchError | NotAFeedError, 'message'> & { code: string };

/** Saves that a feed's document was read and schedules the next poll. */
export async function saveRead(
  deps: PollDeps,
  feed: FeedRow,
  read: { answer: FetchAnswer; parsed: ParsedFeed; submitted: Submitted },
  now: Date,
): Promise<void> {
  const { answer, parsed, submitted } = read;
  const changed = submitted.added + submitted.corrected > 0;
  const timetable = timetableOf(parsed);
  await saveFetched(deps.db, feed.id, {
    ...nextPoll(deps, feed, { answer, changed, timetable }, now),
    timetable,
    etag: validator(answer.headers.etag),
    lastModified: validator(answer.headers['last-modified']),
    title: parsed.title && cutText(parsed.title, TITLE_MAX_CHARACTERS),
    publisherId: feed.publisher_id ?? undefined,
    newStories: submitted.added,
  });
}

/** Saves that a feed has not changed (304) and schedules the next poll. */
export async function saveUnchanged(deps: PollDeps, feed: FeedRow, answer: FetchAnswer, now: Date): Promise<void> {
  const next = nextPoll(deps, feed, { answer, changed: false, timetable: feed.timetable }, now);
  await saveFetched(deps.db, feed.id, { ...next, newStories: 0 });
}

/** Saves that a feed is gone for good (410), which ends its polling. */
export async function saveGone({ db, log }: PollDeps, feed: FeedRow, answer: FetchAnswer, now: Date): Promise<void> {
  log.info({ feed: feed.id }, 'feed is gone');
  await saveFetched(db, feed.id, {
    status: 'gone',
    error: 'http_410: The server says that the feed is gone for good.',
    answer: answerExcerpt(answer),
    nextFetchAt: now,
    changed: false,
    newStories: 0,
  });
}

/** Saves why a fetch failed, with the answer if one came, and schedules a retry. */
export async function saveProblem(
  deps: PollDeps,
  feed: FeedRow,
  failed: { problem: FeedProblem; answer?: FetchAnswer | undefined; retryMs?: number | undefined },
  now: Date,
): Promise<void> {
  const { problem, answer, retryMs } = failed;
  deps.log.info({ feed: feed.id, code: problem.code, errors: feed.error_count + 1 }, 'feed failed');
  await saveFetched(deps.db, feed.id, {
    status: 'error',
    error: `${problem.code}: ${problem.message}`,
    answer: answer && answerExcerpt(answer),
    nextFetchAt: nextAfterError(habitsOf(feed), retryMs, deps.bounds, now, deps.random),
    changed: false,
    newStories: 0,
  });
}

function nextPoll(
  deps: PollDeps,
  feed: FeedRow,
  { answer, changed, timetable }: { answer: FetchAnswer; changed: boolean; timetable: Timetable },
  now: Date,
) {
  const learnedMs = learn(feed.learned_ms ?? undefined, changed, deps.bounds);
  const hints = { maxAgeMs: maxAgeMs(answer.headers['cache-control']), feed: timetable };
  const nextFetchAt = nextAfterAnswer({ ...habitsOf(feed), learnedMs }, hints, deps.bounds, now, deps.random);
  return { status: 'ok', error: null, learnedMs, nextFetchAt, changed } as const;
}

function validator(header: string | undefined): string | null {
  return header !== undefined && header.length <= VALIDATOR_MAX_CHARACTERS ? header : null;
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
