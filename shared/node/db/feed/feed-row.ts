import type { FeedCredentials, FeedOptions } from '../../../contract/feed-options.ts';
import type { Feed, FeedAnswer, FeedStatus, FullTextProblem } from '../../../contract/http-shapes.ts';
import type { Section } from '../../../domain/section.ts';

/** A feed publisher's hints on when to poll. */
export interface Timetable {
  ttlMinutes?: number;
  updatePeriodMs?: number;
  skipHours?: number[];
  skipDays?: number[];
}

/** A row of `feeds`; `publisher_name` only if joined. */
export interface FeedRow {
  id: string;
  url: string;
  publisher_id: string | null;
  publisher_name: string | null;
  title: string | null;
  section: Section | null;
  topics: string[];
  interval_seconds: number | null;
  options: FeedOptions;
  credentials: FeedCredentials;
  learned_ms: number | null;
  timetable: Timetable;
  status: FeedStatus;
  error: string | null;
  last_answer: FeedAnswer | null;
  error_count: number;
  etag: string | null;
  last_modified: string | null;
  redirected_from: string | null;
  last_fetch_at: Date | null;
  last_change_at: Date | null;
  next_fetch_at: Date;
  stories: number;
  /** Added by a publisher: the operator's networks do not count. */
  public_only: boolean;
  full_texts: number;
  full_text_problems: number;
  full_text_problem: FullTextProblem | null;
  hub: string | null;
  hub_topic: string | null;
  hub_token: string | null;
  hub_secret: string | null;
  hub_state: 'requested' | 'active' | 'failed' | null;
  hub_until: Date | null;
}

/** A feed with its health, as shown to operators. */
export function toFeed(row: FeedRow): Feed {
  const polled = row.status === 'ok' || row.status === 'error';
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    publisher: row.publisher_id === null ? null : { id: row.publisher_id, name: row.publisher_name ?? '' },
    section: row.section,
    topics: row.topics,
    intervalSeconds: row.interval_seconds,
    options: row.options,
    ...(Object.keys(row.credentials).length > 0 && { credentials: withoutSecrets(row.credentials) }),
    lastFetchAt: row.last_fetch_at?.toISOString() ?? null,
    lastChangeAt: row.last_change_at?.toISOString() ?? null,
    nextFetchAt: polled ? row.next_fetch_at.toISOString() : null,
    status: row.status,
    ...(row.error !== null && { error: row.error }),
    ...(row.last_answer !== null && { lastAnswer: row.last_answer }),
    stories: row.stories,
    ...(row.full_texts + row.full_text_problems > 0 && { fullText: fullTextOf(row) }),
    ...(row.redirected_from !== null && { redirectedFrom: row.redirected_from }),
    ...(row.hub_state !== null && {
      push: { state: row.hub_state, until: row.hub_until?.toISOString() ?? null },
    }),
  };
}

function fullTextOf(row: FeedRow): NonNullable<Feed['fullText']> {
  const { full_texts: stories, full_text_problems: problems, full_text_problem: lastProblem } = row;
  return { stories, problems, ...(lastProblem !== null && { lastProblem }) };
}

function withoutSecrets({ username, password, cookie, headers }: FeedCredentials): NonNullable<Feed['credentials']> {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { hasPassword: true }),
    ...(cookie !== undefined && { hasCookie: true }),
    ...(headers !== undefined && { headers: headers.map(({ name }) => name) }),
  };
}
