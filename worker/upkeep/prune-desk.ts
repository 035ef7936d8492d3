import { deleteCopyBandsBefore } from '../../shared/node/db/copy-store.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { deleteStorylineTermsBefore, tidyStorylines } from '../../shared/node/db/storyline-store.ts';

const BATCH = 1_000;
/** Late stories may still look for what is older than the storylines' window. */
const INDEX_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** Forgets what the desk compares new stories with once it is too old to matter, and tidies storylines. */
export async function pruneDesk(db: Database, now: Date, signal: AbortSignal): Promise<void> {
  const cutoff = new Date(now.getTime() - INDEX_DAYS * DAY_MS);
  await inBatches(signal, () => deleteStorylineTermsBefore(db, cutoff, BATCH));
  await inBatches(signal, () => deleteCopyBandsBefore(db, cutoff, BATCH));
  await inBatches(signal, () => inTransaction(db, (tx) => tidyStorylines(tx, BATCH)));
}

async function inBatches(signal: AbortSignal, doSome: () => Promise<number>): Promise<void> {
  let done = BATCH;
  while (done === BATCH && !signal.aborted) done = await doSome();
}
