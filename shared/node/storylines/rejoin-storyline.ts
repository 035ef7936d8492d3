import { NewswireError } from '../../domain/errors.ts';
import type { StoryCard } from '../../domain/story.ts';
import { logModeration } from '../db/comment/moderation-log-store.ts';
import { type Database, inTransaction, type Queryable } from '../db/database.ts';
import { readStorylineKeys } from '../db/storyline/member-store.ts';
import { forgetSplits, holdStories, readMemberIds, readSplitsBetween } from '../db/storyline/split-store.ts';
import {
  lockStorylines,
  mergeStorylines,
  readStorylineCounts,
  recountStorylines,
} from '../db/storyline/storyline-store.ts';
import { addEvent } from '../db/wire/event-store.ts';
import { entryOf, mustFind, type StorylineAct } from './split-storyline.ts';

/**
 * Undoes a split: moves the stories of `other` back, redirects its id and announces it on the wire. In one transaction,
 * under the storylines' lock.
 */
export async function rejoinStoryline(db: Database, act: StorylineAct, other: string): Promise<StoryCard['storyline']> {
  return inTransaction(db, async (tx) => {
    const parts = [await readMemberIds(tx, act.id), await readMemberIds(tx, other)];
    await holdStories(tx, parts.flat());
    await lockStorylines(tx);
    const [stays, goes] = [await mustFind(tx, act.id), await mustFind(tx, other)];
    const marks = await readSplitsBetween(tx, stays.id, goes.id);
    if (marks.length === 0) throw notSplit();
    const before = await readStorylineKeys(tx, goes.id);
    await forgetSplits(tx, [stays.id, goes.id], marks);
    await mergeStorylines(tx, [goes.id], stays.id);
    await recountStorylines(tx, [stays.id]);
    const whole = await readStorylineCounts(tx, stays.id);
    const details = { from: goes.id, headline: stays.headline };
    await logModeration(tx, { ...entryOf(act, 'storyline.rejoined', stays.id), details });
    await record(tx, whole, goes, before);
    return whole;
  });
}

function notSplit(): NewswireError {
  const detail = 'storyline must be one that was split from this one, and still stands apart';
  return new NewswireError('validation_failed', detail, [{ field: 'storyline', rule: 'not_split', detail }]);
}

async function record(
  tx: Queryable,
  storyline: StoryCard['storyline'],
  goes: { id: string; leadStoryId: string },
  before: Awaited<ReturnType<typeof readStorylineKeys>>,
): Promise<void> {
  const now = await readStorylineKeys(tx, storyline.id);
  if (!now) throw new Error(`storyline ${storyline.id} has no lead`);
  await addEvent(tx, {
    type: 'storyline.merged',
    storyId: goes.leadStoryId,
    submissionId: null,
    payload: { storylineId: goes.id, into: storyline.id, stories: await readMemberIds(tx, storyline.id), storyline },
    // Followers of either part receive the event.
    keys: { now: now.keys, ...(before && { before: before.keys }) },
  });
}
