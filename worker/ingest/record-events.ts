import type { Queryable } from '../../shared/node/db/database.ts';
import { type StoryRow, toMatchKeys, toRecordedCard } from '../../shared/node/db/story/story-row.ts';
import type { StorylineCounts } from '../../shared/node/db/storyline/storyline-store.ts';
import {
  addEvent,
  addEvents,
  type RecordedEvent,
  type RecordedPayload,
} from '../../shared/node/db/wire/event-store.ts';
import type { Release } from './stages.ts';
import type { MergedStoryline } from './storyline/membership.ts';

/** A release with its storyline and the story that it repeats; undefined where the storyline is irrelevant. */
export interface ReleaseInStoryline {
  release: Release;
  storyline?: StorylineCounts;
  repeats?: string | null;
}

/** Records the events of these releases, in this order. */
export async function recordReleaseEvents(tx: Queryable, releases: ReleaseInStoryline[]): Promise<void> {
  await addEvents(tx, releases.map(toEvent));
}

function toEvent({ release, storyline, repeats = null }: ReleaseInStoryline): RecordedEvent {
  const { submissionId, trace, due, event: type, before } = release;
  const row = storyline ? { ...withStoryline(release.row, storyline), repeats } : release.row;
  return {
    type,
    storyId: row.id,
    submissionId,
    payload: payloadOf(row),
    keys: {
      now: toMatchKeys(row),
      ...(before && type === 'story.corrected' && { before: toMatchKeys(before) }),
      due: due.getTime(),
      ...(trace !== null && { trace }),
    },
  };
}

/** Records that a story caused one storyline to be merged into another. */
export async function recordMergeEvent(
  tx: Queryable,
  { submissionId, storyId }: { submissionId: string | null; storyId: string },
  { keys, lead, ...payload }: MergedStoryline,
): Promise<void> {
  await addEvent(tx, { type: 'storyline.merged', storyId, submissionId, payload, keys: { now: keys, leads: [lead] } });
}

function withStoryline(row: StoryRow, { id, stories, publishers, independent }: StorylineCounts): StoryRow {
  const counts = { storyline_stories: stories, storyline_publishers: publishers, storyline_independent: independent };
  return { ...row, storyline_id: id, ...counts };
}

function payloadOf(row: StoryRow): RecordedPayload {
  if (!row.retracted_at) return { story: toRecordedCard(row) };
  return { storyId: row.id, revision: row.revision, reason: row.retraction_reason ?? '' };
}
