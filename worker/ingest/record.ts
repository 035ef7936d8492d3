import { v7 as newId } from 'uuid';
import type { WireEventType } from '../../shared/domain/wire-event.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { addEvent, type RecordedPayload } from '../../shared/node/db/event-store.ts';
import { type StoryRow, toMatchKeys, toRecordedCard } from '../../shared/node/db/story-row.ts';
import { addRevision, putStory } from '../../shared/node/db/story-store.ts';
import { finishSubmission, lockIfOpen, type OpenSubmission } from '../../shared/node/db/submission-store.ts';
import { setStoryTopics } from '../../shared/node/db/topic-store.ts';
import { type Decision, decide, type Edited } from './decide.ts';
import type { Desk } from './desk.ts';
import { findKnown } from './find-known.ts';
import { assignStoryline, leaveStoryline, type MergedStoryline } from './storyline/assign-storyline.ts';
import { readTraits } from './storyline/story-traits.ts';

export interface RecordDeps {
  db: Database;
  desk: Desk;
}

/**
 * Records what becomes of a submission, with the story, its topics, its revision, its storyline and its wire events,
 * in one transaction. Doing it again finds the submission finished and changes nothing; then undefined comes back.
 */
export async function record(
  { db, desk }: RecordDeps,
  submission: OpenSubmission,
  edited: Edited,
  editedAt: Date,
): Promise<Decision | undefined> {
  return inTransaction(db, async (tx) => {
    const [open, known] = await Promise.all([lockIfOpen(tx, submission.id), findKnown(tx, submission, edited)]);
    if (!open) return undefined;
    const decision = decide(submission, edited, known, new Date(), newId);
    await Promise.all([
      finishSubmission(tx, submission.id, { ...endOf(decision), editedAt }),
      decision.outcome === 'release' && release(tx, desk, submission, decision, known?.row),
    ]);
    return decision;
  });
}

/** The storyline comes last: its lock is held from there to the commit. Queries run in the order of their calls. */
async function release(
  tx: Queryable,
  desk: Desk,
  submission: OpenSubmission,
  { row, event }: { row: StoryRow; event: WireEventType },
  before: StoryRow | undefined,
): Promise<void> {
  const written = [putStory(tx, row), addRevision(tx, row, submission.id)];
  if (event === 'story.retracted') {
    await Promise.all([...written, leaveStoryline(tx, row.id), announceStory(tx, submission, event, row, before)]);
    return;
  }
  const traits = readTraits(row);
  if (event === 'story.published') desk.rarity.count(traits.terms.keys());
  await Promise.all([
    ...written,
    setStoryTopics(tx, row.id, row.topics),
    assignStoryline(tx, desk, row, traits, ({ id, stories, publishers }, merged) => {
      const placed = { ...row, storyline_id: id, storyline_stories: stories, storyline_publishers: publishers };
      const merges = merged.map((merge) => announceMerge(tx, submission, row.id, merge));
      return Promise.all([announceStory(tx, submission, event, placed, before), ...merges]);
    }),
  ]);
}

async function announceStory(
  tx: Queryable,
  submission: OpenSubmission,
  type: WireEventType,
  row: StoryRow,
  before: StoryRow | undefined,
): Promise<void> {
  await addEvent(tx, {
    type,
    storyId: row.id,
    submissionId: submission.id,
    payload: payloadOf(row),
    keys: { now: toMatchKeys(row), ...(before && type === 'story.corrected' && { before: toMatchKeys(before) }) },
  });
}

async function announceMerge(
  tx: Queryable,
  submission: OpenSubmission,
  storyId: string,
  { keys, ...payload }: MergedStoryline,
): Promise<void> {
  const type = 'storyline.merged';
  await addEvent(tx, { type, storyId, submissionId: submission.id, payload, keys: { now: keys } });
}

function payloadOf(row: StoryRow): RecordedPayload {
  if (!row.retracted_at) return { story: toRecordedCard(row) };
  return { storyId: row.id, revision: row.revision, reason: row.retraction_reason ?? '' };
}

function endOf(decision: Decision): Parameters<typeof finishSubmission>[2] {
  if (decision.outcome === 'release') return { status: 'published', storyId: decision.row.id };
  if (decision.outcome === 'rejected') return { status: 'rejected', reason: decision.reason };
  return { status: 'duplicate', storyId: decision.storyId, reason: decision.reason };
}
