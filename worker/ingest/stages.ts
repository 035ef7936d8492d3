import type { StoryMedia } from '../../shared/domain/media.ts';
import type { PictureFrame } from '../../shared/domain/picture.ts';
import type { Section } from '../../shared/domain/section.ts';
import type { Priority, TopicRef } from '../../shared/domain/story.ts';
import type { StoryFacts } from '../../shared/domain/story-facts.ts';
import type { WireEventType } from '../../shared/domain/wire-event.ts';
import type { StoryRow } from '../../shared/node/db/story/story-row.ts';
import type { StoryIdentity } from '../../shared/node/db/story/story-store.ts';
import type { OpenSubmission } from '../../shared/node/db/submission/submission-store.ts';
import type { EditedNotes } from './edit-notes.ts';
import type { StoryFeatures } from './storyline/features.ts';
import type { TextDerived } from './text/derive-from-text.ts';

// The stages: a submission becomes an EditedSubmission, a Decision and, unless duplicate or rejected, a Release.

/** A story's fields after editing. */
export interface EditedStory {
  headline: string;
  summary: string | null;
  bodyHtml: string;
  byline: string | null;
  topics: TopicRef[];
  /** How many of the topics, from the first, the publisher gave. */
  givenTopics: number;
  section: Section | null;
  language: string | null;
  url: string | null;
  imageUrl: string | null;
  imageAlt: string | null;
  imageFrame: PictureFrame | null;
  imageCaption: string | null;
  imageCredit: string | null;
  media: StoryMedia[];
  notes: EditedNotes;
  priority: Priority;
  publishedAt: Date;
}

/** The fields that a correction changes. */
export type EditedPatch = Partial<EditedStory>;

/** A submission after editing. */
export type Edited =
  /** `dated`: the publisher gave the date; otherwise it is the time of receipt. */
  | {
      kind: 'publish';
      story: EditedStory;
      dated: boolean;
      features: StoryFeatures;
      facts: StoryFacts;
      derived: TextDerived;
    }
  /** `facts`: those of its text, if it changes any. */
  | { kind: 'correct'; patch: EditedPatch; facts: StoryFacts | undefined }
  | { kind: 'retract'; reason: string }
  /** The text is unreadable. */
  | { kind: 'refused'; reason: string };

/** A submission ready to be recorded. */
export interface EditedSubmission {
  submission: OpenSubmission;
  edited: Edited;
  editedAt: Date;
  /** The identity of its story; undefined for a change, which names its story. */
  identity: StoryIdentity | undefined;
}

export type Decision =
  | { outcome: 'release'; event: WireEventType; row: StoryRow }
  /** Nothing that readers read has changed: the row is updated without a revision and an event. */
  | { outcome: 'refresh'; row: StoryRow }
  | { outcome: 'duplicate'; storyId: string; reason: string }
  /** `isTakenDown`: its story was taken down, so that nothing of it may be kept. */
  | { outcome: 'rejected'; reason: string; isTakenDown?: true };

/** A story revision to be released. */
export interface Release {
  submissionId: string;
  /** The submission's trace; null when tracing is off. */
  trace: string | null;
  /** The earliest possible release time. */
  due: Date;
  event: WireEventType;
  row: StoryRow;
  /** The previous revision; undefined for a new story. */
  before: StoryRow | undefined;
}

/** The result of recording a submission. */
export interface Recorded {
  /** Undefined when it was recorded before, or is no longer what was loaded. */
  decision: Decision | undefined;
  /** Resolves when its event is on the wire; undefined when announcing has not begun. */
  announced: Promise<void> | undefined;
}
