import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PushSubscriptionRequest } from '../../shared/wire/push-schema.ts';

/** What the reader wants to be told, without the subscription that it is told by. */
export type PushWishes = Omit<PushSubscriptionRequest, 'endpoint' | 'keys'>;

interface WishesSchema extends DBSchema {
  wishes: { key: string; value: PushWishes };
}

const DATABASE = 'newswire-push';
const ONLY = 'all';

function open(): Promise<IDBPDatabase<WishesSchema>> {
  return openDB<WishesSchema>(DATABASE, 1, { upgrade: (database) => void database.createObjectStore('wishes') });
}

/** Keeps the wishes where the service worker finds them when the browser changes the subscription; null forgets them. */
export async function keepWishes(wishes: PushWishes | null): Promise<void> {
  const database = await open();
  await (wishes ? database.put('wishes', wishes, ONLY) : database.delete('wishes', ONLY));
  database.close();
}

/** The wishes as they were told last; undefined when the reader wants to be told nothing. */
export async function readWishes(): Promise<PushWishes | undefined> {
  const database = await open();
  const wishes = await database.get('wishes', ONLY);
  database.close();
  return wishes;
}
