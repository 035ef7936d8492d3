import { type CursorName, moveCursor, takeCursor } from '../../shared/node/db/cursor-store.ts';
import { BY_INDEX, type Database, inTransaction, type Transaction } from '../../shared/node/db/database.ts';
import { listLoneStories } from '../../shared/node/db/lone-story-store.ts';
import type { Desk } from '../ingest/desk.ts';
import { placeLate } from '../ingest/storyline/place-late.ts';

/** When a story that stayed alone is looked at again: once its event's first reports are in, and once most are. */
export const LOOKS: { name: CursorName; ageMs: number }[] = [
  { name: 'look-soon', ageMs: 15_000 },
  { name: 'look-late', ageMs: 30 * 60_000 },
];
/** Small turns: they are held against the storylines as these stood when the turn began. */
const STORIES_PER_TURN = 10;
/** Most stories are not alone, and passing over them costs little. */
const SCANNED_PER_TURN = 500;

/**
 * Looks again at the next stories that stayed alone: what came too early to fit a storyline may fit the one that grew
 * since. Makes storylines depend less on the order of arrival. One worker at a time; tells how many joined, and whether
 * more stories are due.
 */
export async function lookAgain(
  db: Database,
  desk: Desk,
  { name, ageMs }: (typeof LOOKS)[number],
): Promise<{ joined: number; more: boolean }> {
  const look = async (tx: Transaction): Promise<{ joined: number; more: boolean }> => {
    const cursor = await takeCursor(tx, name);
    if (!cursor) return { joined: 0, more: false };
    const page = { afterSeq: cursor.seq, ageMs, scan: SCANNED_PER_TURN, limit: STORIES_PER_TURN };
    const { stories, upTo, more } = await listLoneStories(tx, page);
    if (upTo === undefined) return { joined: 0, more: false };
    const joined = await placeLate(db, tx, desk, stories);
    await moveCursor(tx, name, upTo);
    return { joined, more };
  };
  return inTransaction(db, look, { begin: BY_INDEX });
}
