import { moveCursor, takeCursor } from '../../shared/node/db/cursor-store.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

const FEEDS = ['feed.rss', 'feed.atom', 'feed.json'];
/** A burst of stories is one call. */
const PAUSE_MS = 5_000;

export interface HubDeps {
  db: Database;
  net: GuardedFetch;
  log: Logger;
  hub: string;
  publicUrl: string;
}

/**
 * Tells the hub that our feeds have changed, if anything was released since it was told last (WebSub, 6). The cursor
 * moves only when the hub has heard: a worker that dies in between leaves the call to the next one.
 */
export async function tellHub({ db, net, log, hub, publicUrl }: HubDeps): Promise<void> {
  await inTransaction(db, async (tx) => {
    const cursor = await takeCursor(tx, 'websub');
    if (!cursor || cursor.idleMs < PAUSE_MS) return;
    const { lastSeq } = await readWireState(tx);
    if (lastSeq === cursor.seq) return;
    const form = new URLSearchParams({ 'hub.mode': 'publish' });
    for (const feed of FEEDS) form.append('hub.url', `${publicUrl}/${feed}`);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status } = await net.fetch(hub, { method: 'POST', headers, body: form.toString() });
    if (status < 200 || status > 299) throw new Error(`the hub answered ${status}`);
    await moveCursor(tx, 'websub', lastSeq);
    log.debug({ lastSeq }, 'the hub was told');
  });
}
