import type { WireEventType } from '../../shared/domain/wire-event.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { addEvent, addEvents, type RecordedEvent, type RecordedPayload } from '../../shared/node/db/event-store.ts';
import { type StoryRow, toMatchKeys, toRecordedCard } from '../../shared/node/db/story-row.ts';
import type { StorylineCounts } from '../../shared/node/db/storyline-store.ts';
import type { MergedStoryline } from './storyline/take-place.ts';

/** A revision of a story that goes out. */
export interface Release {
  submissionId: string;
  /** The trace that its submission belongs to; null when nobody traces. */
  trace: string | null;
  /** When it could have gone out at the earliest. */
  due: Date;
  event: WireEventType;
  row: StoryRow;
  /** The story as it stood until now; undefined for a new one. */
  before: StoryRow | undefined;
}

/** A release with its storyline as it stands then; undefined where that does not matter. */
export interface PlacedRelease {
  release: Release;
  line?: StorylineCounts;
}

/** Records what the wire says of releases, in this order. */
export async function announceReleases(tx: Queryable, placed: PlacedRelease[]): Promise<void> {
  await addEvents(tx, placed.map(toEvent));
}

function toEvent({ release, line }: PlacedRelease): RecordedEvent {
  const { submissionId, trace, due, event: type, before } = release;
  const row = line ? withLine(release.row, line) : release.row;
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

/** Records that a storyline went into another because of this story. */
export async function announceMerge(
  tx: Queryable,
  { submissionId, storyId }: { submissionId: string | null; storyId: string },
  { keys, ...payload }: MergedStoryline,
): Promise<void> {
  await addEvent(tx, { type: 'storyline.merged', storyId, submissionId, payload, keys: { now: keys } });
}

function withLine(row: StoryRow, { id, stories, publishers }: StorylineCounts): StoryRow {
  return { ...row, storyline_id: id, storyline_stories: stories, storyline_publishers: publishers };
}

function payloadOf(row: StoryRow): RecordedPayload {
  if (!row.retracted_at) return { story: toRecordedCard(row) };
  return { storyId: row.id, revision: row.revision, reason: row.retraction_reason ?? '' };
}
