import { v7 as newId } from 'uuid';
import { leaseCursor, moveLeasedCursor, readCursor, releaseCursor } from '../../shared/node/db/cursor-store.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { readEvents } from '../../shared/node/db/event-store.ts';
import { listOutgoingFeeds } from '../../shared/node/db/outgoing-feed-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { changedFeeds, feedEvents } from './changed-feeds.ts';

const FEEDS = ['feed.rss', 'feed.atom', 'feed.json'];
/** A burst of stories is one call. */
const PAUSE_MS = 5_000;
/** After more than so many it is cheaper to say that every feed has changed. */
const EVENTS_MAX = 500;
const FEEDS_A_CALL = 100;
/** Longer than one call takes; renewed before each. */
const LEASE_MS = 30_000;

export interface HubDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  hub: string;
  publicUrl: string;
}

/**
 * Tells the hub which of our feeds have changed by what was released since it was told last (WebSub, 6). One worker at a
 * time does so, by a lease: no transaction waits for the hub. The cursor moves only when the hub has heard everything,
 * so that a worker that dies leaves the calls to the next one; a hub that hears one twice only looks twice.
 */
export async function tellHub(deps: HubDeps): Promise<void> {
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
    deps.log.debug({ lastSeq, feeds: changed.length, isMoved }, 'the hub was told');
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
