import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PushSubscriptionRequest } from '../../shared/contract/push-schema.ts';

/** The reader's notification preferences, without the push subscription itself. */
export type PushPreferences = Omit<PushSubscriptionRequest, 'endpoint' | 'keys'>;

interface PreferencesSchema extends DBSchema {
  wishes: { key: string; value: PushPreferences };
}

const DATABASE = 'newswire-push';
const ONLY = 'all';

function open(): Promise<IDBPDatabase<PreferencesSchema>> {
  return openDB<PreferencesSchema>(DATABASE, 1, { upgrade: (database) => void database.createObjectStore('wishes') });
}

/** Stores the preferences for the service worker, which sends them when the subscription changes; null deletes them. */
export async function storePushPreferences(wishes: PushPreferences | null): Promise<void> {
  const database = await open();
  await (wishes ? database.put('wishes', wishes, ONLY) : database.delete('wishes', ONLY));
  database.close();
}

/** The latest stored preferences; undefined when notifications are off. */
export async function readPushPreferences(): Promise<PushPreferences | undefined> {
  const database = await open();
  const wishes = await database.get('wishes', ONLY);
  database.close();
  return wishes;
}
