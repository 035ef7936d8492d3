import { moveCursor, takeCursor } from '../../shared/node/db/cursor-store.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
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

export interface HubDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  hub: string;
  publicUrl: string;
}

/**
 * Tells the hub which of our feeds have changed by what was released since it was told last (WebSub, 6). The cursor
 * moves only when the hub has heard: a worker that dies in between leaves the call to the next one.
 */
export async function tellHub(deps: HubDeps): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const cursor = await takeCursor(tx, 'websub');
    if (!cursor || cursor.idleMs < PAUSE_MS) return;
    const { lastSeq } = await readWireState(tx);
    if (lastSeq === cursor.seq) return;
    const changed = await findChanged(tx, cursor.seq, lastSeq);
    for (let from = 0; from < changed.length; from += FEEDS_A_CALL) {
      await publish(deps, changed.slice(from, from + FEEDS_A_CALL));
    }
    await moveCursor(tx, 'websub', lastSeq);
    deps.log.debug({ lastSeq, feeds: changed.length }, 'the hub was told');
  });
}

async function findChanged(tx: Queryable, after: number, upTo: number): Promise<string[]> {
  const events = await readEvents(tx, { after, upTo, limit: EVENTS_MAX });
  const changing = feedEvents(events);
  if (changing.length === 0 && events.length < EVENTS_MAX) return [];
  const followed = await listOutgoingFeeds(tx);
  return [...FEEDS, ...(events.length < EVENTS_MAX ? changedFeeds(followed, changing) : followed)];
}

async function publish({ net, hub, publicUrl }: HubDeps, feeds: string[]): Promise<void> {
  const form = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const feed of feeds) form.append('hub.url', `${publicUrl}/${feed}`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status } = await net.fetch(hub, { method: 'POST', headers, body: form.toString() });
  if (status < 200 || status > 299) throw new Error(`the hub answered ${status}`);
}
