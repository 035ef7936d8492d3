import { nextClock } from '../../domain/sync/clock.ts';
import { withoutScheme } from '../../domain/without-scheme.ts';
import { type Database, inTransaction, type Queryable } from '../db/database.ts';
import { deleteDraftsOfStory } from '../db/draft/draft-store.ts';
import { putItems } from '../db/reader/item-store.ts';
import { bumpReader } from '../db/reader/reader-store.ts';
import type { StoryRow } from '../db/story/story-row.ts';
import { lockStory } from '../db/story/story-store.ts';
import { retireMember } from '../db/storyline/member-store.ts';
import { lockStorylines, recountStorylines } from '../db/storyline/storyline-store.ts';
import {
  blankEvents,
  blankFeeds,
  blankKeys,
  blankModeration,
  deleteStory,
  deleteUnusedTopics,
  emptySubmissions,
  forgetAnswers,
  leaveForGood,
  listSavedCopies,
} from '../db/takedown/removal-store.ts';
import { lockTakedown, markRemoved, type Takedown } from '../db/takedown/takedown-store.ts';
import { findTraces, type StoryTraces, savedIds } from '../db/takedown/trace-store.ts';
import { numberEvents } from '../db/wire/wire-store.ts';
import { takenDown } from './taken-down.ts';

/** Stands for this server among the browsers that write readers' items. */
const WRITER = 'takedown';

/**
 * Removes the text of a story from Postgres, in one transaction: whoever reads afterwards finds none of it. Does nothing
 * when that was done before.
 */
export async function removeFromRecord(db: Database, storyId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const takedown = await lockTakedown(tx, storyId);
    if (!takedown || takedown.removedAt !== null) return;
    // Keeps the announcer away until the commit, so that events neither wait for a number nor move meanwhile. Before
    // the story's lock, because the announcer takes them in this order; again after it, for what its holder has added.
    await numberEvents(tx);
    const row = await lockStory(tx, storyId);
    await numberEvents(tx);
    const traces = row && (await findTraces(tx, row));
    if (row && traces) await remove(tx, takedown, row, traces);
    await markRemoved(tx, storyId, {
      seqs: traces?.events.map(({ seq }) => seq) ?? [],
      submissions: traces?.submissions.map(({ id }) => id) ?? [],
    });
  });
}

async function remove(tx: Queryable, takedown: Takedown, row: StoryRow, traces: StoryTraces): Promise<void> {
  const { headlines, events, topics } = traces;
  const ids = traces.submissions.map(({ id }) => id);
  const seqsOf = (isOwn: boolean): number[] => events.filter((event) => event.isOwn === isOwn).map(({ seq }) => seq);
  await emptySubmissions(tx, ids, takenDown(takedown.reason));
  await forgetAnswers(tx, row.publisher_id, ids);
  await blankModeration(tx, row.id, headlines);
  await deleteDraftsOfStory(tx, { id: row.id, publisherId: row.publisher_id, url: row.url }, headlines);
  await blankEvents(tx, takedown, seqsOf(true));
  await leaveStoryline(tx, row.id);
  // Without their topics, which are only known when the story is gone.
  await blankKeys(tx, row.id, { seqs: seqsOf(false), topics: [] });
  await deleteStory(tx, row.id);
  const unused = await deleteUnusedTopics(tx, topics);
  if (unused.length > 0) await blankKeys(tx, row.id, { seqs: seqsOf(false), topics: unused });
  const given = [row.external_id, ...traces.submissions.map(({ externalId }) => externalId)];
  await blankFeeds(tx, row, { headlines, externalIds: given.flatMap((id) => (id === null ? [] : withoutScheme(id))) });
  await forgetSaved(tx, row);
}

async function leaveStoryline(tx: Queryable, storyId: string): Promise<void> {
  await lockStorylines(tx);
  await retireMember(tx, storyId);
  const left = await leaveForGood(tx, storyId);
  if (left !== undefined) await recountStorylines(tx, [left]);
}

/** Deletes readers' copies, and has their devices hear of it. */
async function forgetSaved(tx: Queryable, row: StoryRow): Promise<void> {
  const copies = await listSavedCopies(tx, savedIds(row));
  for (const readerId of new Set(copies.map((copy) => copy.readerId))) {
    const own = copies.filter((copy) => copy.readerId === readerId);
    const gone = own.map(({ collection, id, clock }) => ({
      ...{ collection, id, value: null },
      clock: nextClock(clock, Date.now(), WRITER),
    }));
    await putItems(tx, readerId, await bumpReader(tx, readerId), gone);
  }
}
