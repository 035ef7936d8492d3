import type { StoryRow } from '../../shared/node/db/story/story-row.ts';
import type { OpenSubmission } from '../../shared/node/db/submission/submission-store.ts';
import type { ExistingStory } from './same-story.ts';
import type { Decision, Edited, EditedPatch } from './stages.ts';
import { keepsFullText, sameWords, withContentHash, withoutCorrectionNote, withPatch } from './story-content.ts';

/**
 * Decides the outcome of a submission given the current state of its story. `first` is the row for a new story, set
 * only for whole stories. Pure: the caller passes `now`.
 */
export function decide(
  submission: OpenSubmission,
  edited: Edited,
  existing: ExistingStory | undefined,
  first: StoryRow | undefined,
  now: Date,
): Decision {
  if (edited.kind === 'refused') return { outcome: 'rejected', reason: edited.reason };
  if (!existing) {
    if (!first) return { outcome: 'rejected', reason: 'There is no such story.' };
    return { outcome: 'release', event: 'story.published', row: first };
  }
  const { row: current, by } = existing;
  if (current.retracted_at) return afterRetraction(edited, current);
  if (edited.kind === 'retract') return retract(current, edited.reason, now);
  if (by === 'text') return duplicate(current, 'The same text was published before.');
  const whole = edited.kind === 'publish';
  if (whole && submission.no < current.submission_no) {
    return duplicate(current, 'A newer submission of this story was recorded already.');
  }
  const submissionNo = whole ? submission.no : current.submission_no;
  const patch = patchOf(edited);
  // The reading thread already derived the data of a whole story, unless the text of its page stays.
  const derived = whole && !keepsFullText(current, patch) ? edited.derived : undefined;
  const patched = withPatch(current, patch, derived);
  if (whole && sameWords(current, patched)) return refresh(current, patched, submissionNo);
  return correct(current, { patched, hasNote: patch.notes?.correctionNote !== undefined }, submissionNo, now);
}

/**
 * A repeated story with the same words is no correction: adverts, trackers, signed addresses of pictures and generated
 * dates change with each fetch. Its markup and pictures are taken over silently; its date stays.
 */
function refresh(current: StoryRow, patched: StoryRow, submissionNo: number): Decision {
  const { url, body_html, excerpt_html, image_url, media } = patched;
  const isFoundOtherwise = (image_url === null) !== (current.image_url === null);
  const words = isFoundOtherwise ? patched.words : current.words;
  const fresh = { url, body_html, excerpt_html, image_url, media, words };
  const row = withContentHash({ ...current, ...fresh, submission_no: submissionNo });
  const isSame = row.content_hash.equals(current.content_hash) && excerpt_html === current.excerpt_html;
  return isSame ? duplicate(current, 'Nothing changed.') : { outcome: 'refresh', row };
}

/** The fields that the submission sets; repeating an undated story in a feed does not change its date. */
function patchOf(edited: Extract<Edited, { kind: 'publish' | 'correct' }>): EditedPatch {
  if (edited.kind === 'correct') return edited.patch;
  const { publishedAt, ...undated } = edited.story;
  return edited.dated ? { ...undated, publishedAt } : undated;
}

/** A retracted story does not come back, neither with the next poll of its feed nor through a late correction. */
function afterRetraction(edited: Edited, current: StoryRow): Decision {
  const reason = `The story was retracted: ${current.retraction_reason}`;
  return edited.kind === 'correct' ? { outcome: 'rejected', reason } : duplicate(current, reason);
}

function retract(current: StoryRow, reason: string, now: Date): Decision {
  const row = { ...current, revision: current.revision + 1, retracted_at: now, retraction_reason: reason };
  return { outcome: 'release', event: 'story.retracted', row };
}

function correct(
  current: StoryRow,
  { patched, hasNote }: { patched: StoryRow; hasNote: boolean },
  submissionNo: number,
  now: Date,
): Decision {
  if (patched.content_hash.equals(current.content_hash)) return duplicate(current, 'Nothing changed.');
  const changed = { revision: current.revision + 1, submission_no: submissionNo, corrected_at: now };
  // What the correction before said is not about this one.
  const row = { ...(hasNote ? patched : withoutCorrectionNote(patched)), ...changed };
  return { outcome: 'release', event: 'story.corrected', row };
}

function duplicate(current: StoryRow, reason: string): Decision {
  return { outcome: 'duplicate', storyId: current.id, reason };
}
