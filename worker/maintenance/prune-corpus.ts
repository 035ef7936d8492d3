import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { deleteCopyBandsBefore } from '../../shared/node/db/story/copy-store.ts';
import { deleteStorylineTermsBefore, tidyStorylines } from '../../shared/node/db/storyline/storyline-store.ts';

const BATCH = 1_000;
/** Longer than the storylines' window because late stories may still search for older ones. */
const INDEX_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** Deletes index entries that are too old to match new stories, and tidies storylines. */
export async function pruneCorpus(db: Database, now: Date, signal: AbortSignal): Promise<void> {
  const cutoff = new Date(now.getTime() - INDEX_DAYS * DAY_MS);
  await inBatches(signal, () => deleteStorylineTermsBefore(db, cutoff, BATCH));
  await inBatches(signal, () => deleteCopyBandsBefore(db, cutoff, BATCH));
  await inBatches(signal, () => inTransaction(db, (tx) => tidyStorylines(tx, BATCH)));
}

async function inBatches(signal: AbortSignal, doSome: () => Promise<number>): Promise<void> {
  let done = BATCH;
  while (done === BATCH && !signal.aborted) done = await doSome();
}
