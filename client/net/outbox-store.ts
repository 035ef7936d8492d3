import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A POST that is to be sent; `no` is its place in the queue. */
export interface OutboxEntry {
  no?: number;
  path: string;
  body: string;
  /** Sent as Idempotency-Key: an answer that got lost does not make two of it. */
  key: string;
  queuedAt: number;
}

interface OutboxSchema extends DBSchema {
  entries: { key: number; value: OutboxEntry };
}

const DATABASE = 'newswire-outbox';
const MOST = 200;

let opening: Promise<IDBPDatabase<OutboxSchema>> | undefined;

function open(): Promise<IDBPDatabase<OutboxSchema>> {
  opening ??= openDB<OutboxSchema>(DATABASE, 1, {
    upgrade: (database) => void database.createObjectStore('entries', { keyPath: 'no', autoIncrement: true }),
    terminated: () => {
      opening = undefined;
    },
  });
  return opening;
}

/** Puts an entry at the end; throws when the outbox is full. */
export async function addEntry(entry: OutboxEntry): Promise<void> {
  const database = await open();
  if ((await database.count('entries')) >= MOST) throw new Error('the outbox is full');
  await database.add('entries', entry);
}

/** The entry that is next; undefined when nothing waits. */
export async function firstEntry(): Promise<OutboxEntry | undefined> {
  const database = await open();
  return (await database.getAll('entries', null, 1))[0];
}

/** All that wait, in order. */
export async function allEntries(): Promise<OutboxEntry[]> {
  return (await open()).getAll('entries');
}

/** Removes an entry that was answered. */
export async function removeEntry(no: number): Promise<void> {
  await (await open()).delete('entries', no);
}

/** How many wait. */
export async function countEntries(): Promise<number> {
  return (await open()).count('entries');
}
