import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A queued POST; `no` is its place in the queue. */
export interface OutboxEntry {
  no?: number;
  path: string;
  body: string;
  /** Sent as Idempotency-Key, so that resending after a lost answer does not duplicate the post. */
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

/** Appends an entry; throws when the outbox is full. */
export async function addEntry(entry: OutboxEntry): Promise<void> {
  const database = await open();
  if ((await database.count('entries')) >= MOST) throw new Error('the outbox is full');
  await database.add('entries', entry);
}

/** The next entry; undefined when the outbox is empty. */
export async function firstEntry(): Promise<OutboxEntry | undefined> {
  const database = await open();
  return (await database.getAll('entries', null, 1))[0];
}

/** All entries, in order. */
export async function allEntries(): Promise<OutboxEntry[]> {
  return (await open()).getAll('entries');
}

/** Removes an entry. */
export async function removeEntry(no: number): Promise<void> {
  await (await open()).delete('entries', no);
}

/** The number of entries. */
export async function countEntries(): Promise<number> {
  return (await open()).count('entries');
}
