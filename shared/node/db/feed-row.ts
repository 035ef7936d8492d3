import type { Section } from '../../domain/story.ts';
import type { Feed, FeedStatus } from '../../wire/http-shapes.ts';

/** What a feed's publisher asks of those who poll it. */
export interface Timetable {
  ttlMinutes?: number;
  updatePeriodMs?: number;
  skipHours?: number[];
  skipDays?: number[];
}

/** A row of `feeds`; `publisher_name` where it was joined. */
export interface FeedRow {
  id: string;
  url: string;
  publisher_id: string | null;
  publisher_name: string | null;
  title: string | null;
  section: Section | null;
  topics: string[];
  interval_seconds: number | null;
  learned_ms: number | null;
  timetable: Timetable;
  status: FeedStatus;
  error: string | null;
  error_count: number;
  etag: string | null;
  last_modified: string | null;
  redirected_from: string | null;
  last_fetch_at: Date | null;
  last_change_at: Date | null;
  next_fetch_at: Date;
  stories: number;
  hub: string | null;
  hub_topic: string | null;
  hub_token: string | null;
  hub_secret: string | null;
  hub_state: 'requested' | 'active' | 'failed' | null;
  hub_until: Date | null;
}

/** The feed with its health, as the desk sees it. */
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
    lastFetchAt: row.last_fetch_at?.toISOString() ?? null,
    lastChangeAt: row.last_change_at?.toISOString() ?? null,
    nextFetchAt: polled ? row.next_fetch_at.toISOString() : null,
    status: row.status,
    ...(row.error !== null && { error: row.error }),
    stories: row.stories,
    ...(row.redirected_from !== null && { redirectedFrom: row.redirected_from }),
    ...(row.hub_state !== null && {
      push: { state: row.hub_state, until: row.hub_until?.toISOString() ?? null },
    }),
  };
}
