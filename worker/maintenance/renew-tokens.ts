import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { beginTokenPage, endTokenPage } from '../../shared/node/db/story/token-backfill-store.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { deriveFromText } from '../ingest/text/derive-from-text.ts';
import { tokensOf } from '../ingest/text/tokens-of.ts';

/** Few, because a story may be half a million characters long. */
const BATCH = 25;

/**
 * Gives stories from before an upgrade the tokens that the search language needs, until none are left or new stories
 * are waiting. Until then, they are found by the exact forms of their words.
 */
export async function renewTokens(
  { db, queue, log }: { db: Database; queue: Pick<EditQueue, 'isBacklogged'>; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  let renewed = 0;
  while (!signal.aborted && !(await queue.isBacklogged())) {
    const stories = await renewPage(db);
    if (stories === undefined) break;
    renewed += stories;
  }
  if (renewed > 0) log.info({ stories: renewed }, 'renewed the search tokens of stories from before the upgrade');
}

/** The number of renewed stories; undefined when nothing is left for this process. */
async function renewPage(db: Database): Promise<number | undefined> {
  return inTransaction(db, async (tx) => {
    const page = await beginTokenPage(tx, BATCH);
    if (!page) return undefined;
    const fresh = page.stories.map(({ id, ...row }) => ({
      id,
      words: tokensOf(row, deriveFromText({ ...row, bodyHtml: row.body_html }).words),
    }));
    await endTokenPage(tx, fresh, page.next);
    return fresh.length;
  });
}
