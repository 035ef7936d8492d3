import { NewswireError } from '../../shared/domain/errors.ts';
import { CLOCK_AHEAD_MAX_MS, clockMs, nextClock } from '../../shared/domain/sync/clock.ts';
import { COLLECTIONS, compareWrites, itemKey, type SyncItem } from '../../shared/domain/sync/item.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import {
  forgetOldDeletions,
  forgetOldestItems,
  listItemsSince,
  putItems,
  readUsage,
} from '../../shared/node/db/reader/item-store.ts';
import { bumpReader, lockReader, type ReaderRecord } from '../../shared/node/db/reader/reader-store.ts';
import { findTakenDown } from '../../shared/node/db/takedown/takedown-store.ts';

/** The size limit for all that is kept of one reader. */
export const READER_MAX_BYTES = 1_024 * 1_024;
/** The deletions that are remembered; a device that has missed more gets everything. */
const DELETIONS_MAX = 1_000;

/** Stands for this server among the browsers that write readers' items. */
const WRITER = 'takedown';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface Synced {
  reader: ReaderRecord;
  version: number;
  whole: boolean;
  items: SyncItem[];
}

/**
 * Saves what a device has changed and returns what it does not know yet, in one transaction under the reader's lock.
 * Undefined when the reader is gone. Throws `clock_ahead` or `reader_full`, and then has saved nothing.
 */
export async function syncItems(
  db: Database,
  readerId: string,
  { since, items }: { since: number; items: readonly SyncItem[] },
  now = Date.now(),
): Promise<Synced | undefined> {
  checkClocks(items, now);
  const sent = lastWrites(items);
  return inTransaction(db, async (tx) => {
    const reader = await lockReader(tx, readerId);
    if (!reader) return undefined;
    const kept = await withoutTakenDown(tx, [...sent.values()], now);
    const version = sent.size > 0 ? await save(tx, readerId, kept) : reader.version;
    const whole = since === 0 || since < reader.forgottenVersion;
    const found = await listItemsSince(tx, readerId, whole ? 0 : since);
    const news = whole ? found : found.filter((item) => sent.get(itemKey(item))?.clock !== item.clock);
    return { reader, version, whole, items: news };
  });
}

/** A device may still have a copy of a story that was taken down: it is deleted, there and here. */
async function withoutTakenDown(tx: Queryable, items: SyncItem[], now: number): Promise<SyncItem[]> {
  const saved = items.filter(({ collection, id, value }) => collection === 'saved' && value !== null && UUID.test(id));
  const gone = await findTakenDown(
    tx,
    saved.map(({ id }) => id),
  );
  return items.map((item) =>
    item.collection === 'saved' && item.value !== null && gone.has(item.id)
      ? { ...item, value: null, clock: nextClock(item.clock, now, WRITER) }
      : item,
  );
}

async function save(tx: Queryable, readerId: string, items: SyncItem[]): Promise<number> {
  const version = await bumpReader(tx, readerId);
  await putItems(tx, readerId, version, items);
  for (const collection of new Set(items.map((item) => item.collection))) {
    const { forgets, most } = COLLECTIONS[collection];
    if (forgets) await forgetOldestItems(tx, readerId, { collection, most });
  }
  if (items.some(({ value }) => value === null)) await forgetOldDeletions(tx, readerId, DELETIONS_MAX);
  checkUsage(await readUsage(tx, readerId));
  return version;
}

function checkUsage(usage: Awaited<ReturnType<typeof readUsage>>): void {
  const over = usage.find(({ collection, items }) => items > (COLLECTIONS[collection]?.most ?? 0));
  if (over) {
    throw new NewswireError(
      'reader_full',
      `A reader may have ${COLLECTIONS[over.collection].most} items in ${over.collection}.`,
    );
  }
  const bytes = usage.reduce((sum, each) => sum + each.bytes, 0);
  if (bytes > READER_MAX_BYTES) {
    throw new NewswireError('reader_full', `A reader may have ${READER_MAX_BYTES / 1_024} KB in all.`);
  }
}

function checkClocks(items: readonly SyncItem[], now: number): void {
  const at = items.findIndex(({ clock }) => clockMs(clock) > now + CLOCK_AHEAD_MAX_MS);
  if (at === -1) return;
  const detail = `must be at most ${CLOCK_AHEAD_MAX_MS / 60_000} minutes ahead of ${new Date(now).toISOString()}`;
  const field = `items.${at}.clock`;
  throw new NewswireError('clock_ahead', `${field}: ${detail}`, [{ field, rule: 'ahead', detail }]);
}

/** An item that was sent twice counts once. */
function lastWrites(items: readonly SyncItem[]): Map<string, SyncItem> {
  const last = new Map<string, SyncItem>();
  for (const item of items) {
    const held = last.get(itemKey(item));
    if (!held || compareWrites(held, item) < 0) last.set(itemKey(item), item);
  }
  return last;
}
