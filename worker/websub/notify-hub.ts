import { parse } from 'node:querystring';
import { v7 as newId } from 'uuid';
import { storiesQuerySchema } from '../../shared/contract/query-schema.ts';
import { concerns, type EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { listOutgoingFeeds } from '../../shared/node/db/feed/outgoing-feed-store.ts';
import { leaseCursor, moveLeasedCursor, readCursor, releaseCursor } from '../../shared/node/db/wire/cursor-store.ts';
import { readEvents } from '../../shared/node/db/wire/event-store.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

const FEEDS = ['feed.rss', 'feed.atom', 'feed.json'];
/** Groups a burst of stories into one call. */
const PAUSE_MS = 5_000;
/** Above this number, reporting every feed as changed is cheaper. */
const EVENTS_MAX = 500;
const FEEDS_A_CALL = 100;
/** Longer than one call takes; renewed before each. */
const LEASE_MS = 30_000;
/** Events that change feeds, which contain neither comments nor storylines. */
const IN_FEEDS = ['story.published', 'story.corrected', 'story.retracted', 'story.removed'];

export interface HubDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  hub: string;
  publicUrl: string;
}

/**
 * Tells the hub which of our feeds have changed since the last call (WebSub, 6). One worker at a time, by a lease, so
 * that no transaction waits for the hub. The cursor moves only after all calls, so if this worker crashes the next one
 * repeats them; telling a hub twice only costs it a second look.
 */
export async function notifyHub(deps: HubDeps): Promise<void> {
  const { db } = deps;
  const [stands, { lastSeq }] = await Promise.all([readCursor(db, 'websub'), readWireState(db)]);
  if (!stands || stands.idleMs < PAUSE_MS || stands.seq >= lastSeq) return;
  const lease = newId();
  const cursor = await leaseCursor(db, 'websub', lease, LEASE_MS);
  if (!cursor) return;
  try {
    if (cursor.seq >= lastSeq) return;
    const changed = await findChanged(db, cursor.seq, lastSeq);
    for (let from = 0; from < changed.length; from += FEEDS_A_CALL) {
      if (!(await leaseCursor(db, 'websub', lease, LEASE_MS))) return;
      await publish(deps, changed.slice(from, from + FEEDS_A_CALL));
    }
    const isMoved = await moveLeasedCursor(db, 'websub', lease, lastSeq);
    deps.log.debug({ lastSeq, feeds: changed.length, isMoved }, 'notified the hub');
  } finally {
    await releaseCursor(db, 'websub', lease);
  }
}

async function findChanged(db: Database, after: number, upTo: number): Promise<string[]> {
  const events = await readEvents(db, { after, upTo, limit: EVENTS_MAX });
  const changing = feedEvents(events);
  if (changing.length === 0 && events.length < EVENTS_MAX) return [];
  const followed = await listOutgoingFeeds(db);
  return [...FEEDS, ...(events.length < EVENTS_MAX ? changedFeeds(followed, changing) : followed)];
}

async function publish({ net, hub, publicUrl }: HubDeps, feeds: string[]): Promise<void> {
  const form = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const feed of feeds) form.append('hub.url', `${publicUrl}/${feed}`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status } = await net.fetch(hub, { method: 'POST', headers, body: form.toString() });
  if (status < 200 || status > 299) throw new Error(`the hub answered ${status}`);
}

/** The events that change any feed. */
export function feedEvents(events: EventEnvelope[]): EventEnvelope[] {
  return events.filter(({ event }) => IN_FEEDS.includes(event.type));
}

/** The feeds, by URL, that the events change. */
export function changedFeeds(addresses: string[], events: EventEnvelope[]): string[] {
  return addresses.filter((address) => {
    const query = storiesQuerySchema.safeParse(parse(address.split('?')[1] ?? ''));
    // Nobody follows a feed whose filter is no longer valid.
    if (!query.success) return false;
    const filter = canonicaliseFilter(query.data.filter);
    return events.some((envelope) => concerns(filter, envelope));
  });
}
