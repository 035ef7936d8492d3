import { v7 as newId } from 'uuid';
import { DEMO_PUBLISHERS, runNewsroom } from '../../demo/newsroom.ts';
import type { DatabaseConfig } from '../../shared/node/config/config.ts';
import { type Database, openDatabase } from '../../shared/node/db/database.ts';
import { readRecordFigures } from '../../shared/node/db/fleet-store.ts';
import { addKey } from '../../shared/node/db/key-store.ts';
import { addPublisher, findPublisherByName } from '../../shared/node/db/publisher-store.ts';
import { hashApiKey, makeApiKey } from '../../shared/node/security/api-key.ts';

export type DemoMode = 'auto' | 'on' | 'off';

/** Whether the demo newsroom should write: asked for, or no story was ever released. */
export async function wantsDemo(database: DatabaseConfig, mode: DemoMode): Promise<boolean> {
  if (mode !== 'auto') return mode === 'on';
  return withDatabase(database, async (db) => (await readRecordFigures(db)).lastReleaseAt === undefined);
}

/** Lets the invented publishers write through the public API until aborted. */
export async function runDemo(database: DatabaseConfig, url: string, signal: AbortSignal): Promise<void> {
  const keys = await withDatabase(database, makeDemoKeys);
  await runNewsroom({ url, keys, signal });
}

/** Fresh keys for this run; only their hashes are kept, so that nobody can find one lying about. */
async function makeDemoKeys(db: Database): Promise<Record<string, string>> {
  const keys: Record<string, string> = {};
  for (const { name, url } of DEMO_PUBLISHERS) {
    await addPublisher(db, { id: newId(), name, url });
    const publisher = await findPublisherByName(db, name);
    if (!publisher) throw new Error(`the demo publisher ${name} could not be added`);
    const key = makeApiKey();
    await addKey(db, { id: newId(), publisherId: publisher.id, hash: hashApiKey(key), scopes: ['publish'] });
    keys[name] = key;
  }
  return keys;
}

async function withDatabase<T>(config: DatabaseConfig, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(config, () => undefined);
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}
