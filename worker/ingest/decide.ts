import type { WireEventType } from '../../shared/domain/wire-event.ts';
import type { StoryRow } from '../../shared/node/db/story-row.ts';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { EditedPatch, EditedStory } from './edited-story.ts';
import type { Known } from './same-story.ts';
import { withPatch } from './story-content.ts';
import type { StoryTraits } from './storyline/story-traits.ts';
import type { TextDerived } from './text/derive-from-text.ts';

/** What a submission asks for, after editing. */
export type Edited =
  /** `dated`: the publisher gave the date; else it is only when we received it. */
  | { kind: 'publish'; story: EditedStory; dated: boolean; traits: StoryTraits; derived: TextDerived }
  | { kind: 'correct'; patch: EditedPatch }
  | { kind: 'retract'; reason: string }
  /** Nothing that could be done: its text cannot be read. */
  | { kind: 'refused'; reason: string };

export type Decision =
  | { outcome: 'release'; event: WireEventType; row: StoryRow }
  | { outcome: 'duplicate'; storyId: string; reason: string }
  | { outcome: 'rejected'; reason: string };

/**
 * Decides what becomes of a submission beside the story as it stands now; `first` is the row that a new story gets, there
 * for whole ones. Pure: `now` comes from outside.
 */
export function decide(
  submission: OpenSubmission,
  edited: Edited,
  known: Known | undefined,
  first: StoryRow | undefined,
  now: Date,
): Decision {
  if (edited.kind === 'refused') return { outcome: 'rejected', reason: edited.reason };
  if (!known) {
    if (!first) return { outcome: 'rejected', reason: 'There is no such story.' };
    return { outcome: 'release', event: 'story.published', row: first };
  }
  const { row: current, by } = known;
  if (current.retracted_at) return afterRetraction(edited, current);
  if (edited.kind === 'retract') return retract(current, edited.reason, now);
  if (by === 'text') return duplicate(current, 'The same text was published before.');
  const whole = edited.kind === 'publish';
  if (whole && submission.no < current.submission_no) {
    return duplicate(current, 'A newer submission of this story was recorded already.');
  }
  const submissionNo = whole ? submission.no : current.submission_no;
  // A whole story has replaced every text, and was read in its thread.
  const patched = withPatch(current, patchOf(edited), whole ? edited.derived : undefined);
  return correct(current, patched, submissionNo, now);
}

/** What the submission says of the story; a feed that repeats an undated story does not make it newer. */
function patchOf(edited: Extract<Edited, { kind: 'publish' | 'correct' }>): EditedPatch {
  if (edited.kind === 'correct') return edited.patch;
  const { publishedAt, ...undated } = edited.story;
  return edited.dated ? { ...undated, publishedAt } : undated;
}

/** A retracted story does not come back, neither with the next poll of its feed nor by a late correction. */
function afterRetraction(edited: Edited, current: StoryRow): Decision {
  const reason = `The story was retracted: ${current.retraction_reason}`;
  return edited.kind === 'correct' ? { outcome: 'rejected', reason } : duplicate(current, reason);
}

function retract(current: StoryRow, reason: string, now: Date): Decision {
  const row = { ...current, revision: current.revision + 1, retracted_at: now, retraction_reason: reason };
  return { outcome: 'release', event: 'story.retracted', row };
}

function correct(current: StoryRow, patched: StoryRow, submissionNo: number, now: Date): Decision {
  const changed = { revision: current.revision + 1, submission_no: submissionNo, corrected_at: now };
  const row = { ...patched, ...changed };
  if (row.content_hash.equals(current.content_hash)) return duplicate(current, 'Nothing changed.');
  return { outcome: 'release', event: 'story.corrected', row };
}

function duplicate(current: StoryRow, reason: string): Decision {
  return { outcome: 'duplicate', storyId: current.id, reason };
}
