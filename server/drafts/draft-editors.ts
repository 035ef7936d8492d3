import { EDITORS_MAX } from '../../shared/contract/draft-schema.ts';
import type { DraftEditor } from '../../shared/contract/draft-shapes.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';

/** How long a window counts as open after it last said so; windows say so every five seconds. */
const OPEN_MS = 15_000;

/** A window in which a draft is open. */
export interface DraftWindow {
  window: string;
  callerId: string;
  name: string | null;
}

interface Entry extends DraftWindow {
  until: number;
}

/** Notes that a draft is open in a window. More windows than are told of are not noted. */
export async function noteEditor(redis: RedisClient, key: string, editor: DraftWindow): Promise<void> {
  const entries = await readEntries(redis, key);
  const over = entries.filter(({ until }) => until <= Date.now()).map(({ window }) => window);
  if (over.length > 0) await redis.hdel(key, ...over);
  const isKnown = entries.some(({ window }) => window === editor.window);
  if (!isKnown && entries.length - over.length >= EDITORS_MAX) return;
  const entry: Entry = { ...editor, until: Date.now() + OPEN_MS };
  await redis.multi().hset(key, editor.window, JSON.stringify(entry)).pexpire(key, OPEN_MS).exec();
}

/** Forgets a window that was closed. */
export async function forgetEditor(redis: RedisClient, key: string, window: string): Promise<void> {
  await redis.hdel(key, window);
}

/** Who has these drafts open, each key once; without the caller's own window, if it has one. */
export async function readEditors(
  { redis, keys }: { redis: RedisClient; keys: RedisKeys },
  publisherId: string,
  ids: readonly string[],
  caller: { callerId: string; window?: string },
): Promise<DraftEditor[][]> {
  return Promise.all(
    ids.map(async (id) => {
      const entries = await readEntries(redis, keys.draftEditors(publisherId, id));
      const open = entries.filter(({ until, window }) => until > Date.now() && window !== caller.window);
      const byKey = new Map(
        open.map(({ callerId, name }) => [callerId, { name, isYou: callerId === caller.callerId }]),
      );
      return [...byKey.values()];
    }),
  );
}

async function readEntries(redis: RedisClient, key: string): Promise<Entry[]> {
  return Object.values(await redis.hgetall(key)).map((text) => JSON.parse(text) as Entry);
}
