import type { FieldError } from '../domain/errors.ts';
import type { StoryMedia } from '../domain/media.ts';
import type { Section } from '../domain/section.ts';
import type { Because, Story, StoryCard, Storyline } from '../domain/story.ts';
import type { FeedOptions } from './feed-options.ts';
import type { SubmissionStatus } from './query-schema.ts';
import type { Recall } from './recall-shapes.ts';
import type { StoryIn, StoryPatch } from './story-schema.ts';

/** RFC 9457 problem document, with a stable error code. */
export interface Problem {
  /** The address of a page about the code, relative to the server. */
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** The URL of the rejected submission, if one was recorded. */
  instance?: string;
  errors?: FieldError[];
}

export interface StoriesPage {
  stories: StoryCard[];
  /** Read before the stories: following from here overlaps with them, without a gap. */
  position: string;
  /** Pass it as `before` to get the next page, even when this one is short or empty; null at the end. */
  next: string | null;
}

export type StoryAnswer = Story;

export interface RevisionsAnswer {
  /** Oldest first. */
  revisions: StoryRevision[];
  /** Pass it as `before` to get older revisions; null when there are none. */
  next: string | null;
}

export interface StoryRevision {
  revision: number;
  at: string;
  headline: string;
  summary: string | null;
  bodyHtml: string;
  imageCaption: string | null;
  media: StoryMedia[];
  retractionReason: string | null;
  /** What this correction changed, and why, in its publisher's words. */
  correctionNote?: string;
}

export interface SubmissionAccepted {
  id: string;
  status: SubmissionStatus;
  url: string;
  /** What readers will not see of the story, or what was not kept of an item in another format. */
  warnings?: IntakeWarning[];
}

/** A field that was accepted but will not be seen, or for which a story has no place. */
export interface IntakeWarning {
  /** Its path, as it was sent. */
  field: string;
  detail: string;
}

export interface BatchAccepted {
  accepted: number;
  rejected: number;
  submissions: (SubmissionAccepted & { index: number })[];
  errors: { index: number; code: string; detail: string; errors?: FieldError[] }[];
}

export interface Submission {
  id: string;
  kind: 'publish' | 'correct' | 'retract';
  status: SubmissionStatus;
  headline: string | null;
  externalId: string | null;
  storyId?: string;
  duplicateOf?: string;
  /** The newer submission of the same story, when its status is `replaced`. */
  replacedBy?: string;
  reason?: string;
  receivedAt: string;
  /** The end of the embargo. */
  releaseAt?: string;
  /** Of a flash that needs two people. */
  approval?: {
    state: 'waiting' | 'approved';
    /** Counts the changes: an approval names the one that was read. */
    version: number;
    /** The name of the key that wrote it, or changed it last; null without one. */
    writtenBy: string | null;
    /** When it is cancelled, if nobody approves it. */
    until?: string;
    approvedBy?: string | null;
  };
  finishedAt?: string;
  /** The story as submitted, or the fields that a correction changes; for its publisher, and not in lists. */
  story?: StoryIn | StoryPatch;
  receipt: Receipt;
}

/** When each step was completed; pending steps are absent. */
export interface Receipt {
  accepted: string;
  edited?: string;
  recorded?: string;
  announced?: { at: string; position: string };
  /** The story's revision that it made. */
  revision?: number;
  /** `at`: when the first reader got it. */
  delivered: { readers: number; at?: string };
  /** Of a correction or retraction: how many who had opened the story before have been told. */
  recall?: Recall;
}

export interface SubmissionsPage {
  submissions: Submission[];
  next: string | null;
}

export interface TopicsAnswer {
  topics: { slug: string; label: string; stories: number }[];
}

export interface StorylineAnswer {
  storyline: Storyline;
  /** Absent when no story stands. */
  first?: FirstReport;
  /** Newest first. */
  stories: CoveredStory[];
}

/** Who had an event first, by the times at which stories were released on this wire. */
export interface FirstReport {
  storyId: string;
  publisher: StoryCard['publisher'];
  /** When it was released, ISO 8601. */
  at: string;
  /** How long before the first report by another publisher; null while there is none. */
  aheadSeconds: number | null;
  aheadOf: { storyId: string; publisher: StoryCard['publisher'] } | null;
}

/** A story of a storyline, and why it belongs there; null for its first story, and after a split. */
export type CoveredStory = StoryCard & { because: Because | null };

/** The two storylines after a split. */
export interface SplitAnswer {
  from: StoryCard['storyline'];
  to: StoryCard['storyline'];
}

export interface RejoinAnswer {
  storyline: StoryCard['storyline'];
}

export interface StorylineReportsAnswer {
  reports: StorylineReport[];
}

/** A story that readers reported as being about another event than its storyline. */
export interface StorylineReport {
  storyline: Storyline;
  story: { id: string; headline: string; publisher: { id: string; name: string }; because: Because | null };
  reports: number;
  reasons: string[];
  firstAt: string;
}

export type FeedStatus = 'ok' | 'error' | 'gone' | 'disabled';

/** An answer that was no feed. */
export interface FeedAnswer {
  status: number;
  /** After redirects. */
  url: string;
  contentType: string | null;
  /** The size of the body, decompressed. */
  bytes: number;
  /** The first 200 characters, on one line. */
  start: string;
}

/** Why the text of a story could not be taken from its page. */
export interface FullTextProblem {
  at: string;
  url: string;
  /** A code, a colon and a sentence. */
  error: string;
}

/** A feed with its health; times are ISO 8601 in UTC. */
export interface Feed {
  id: string;
  url: string;
  title: string | null;
  /** Null until the first fetch when no publisher was given. */
  publisher: { id: string; name: string } | null;
  section: Section | null;
  topics: string[];
  /** Set by the operator; null for an interval that adapts to the feed. */
  intervalSeconds: number | null;
  /** Those that the operator has set. */
  options: FeedOptions;
  /** Which credentials are kept; the values are never shown. */
  credentials?: { username?: string; hasPassword?: true; hasCookie?: true; headers?: string[] };
  lastFetchAt: string | null;
  lastChangeAt: string | null;
  /** Null for a feed that is not polled. */
  nextFetchAt: string | null;
  status: FeedStatus;
  /** Why the last fetch failed: a code, a colon and a sentence. */
  error?: string;
  /** What the server answered at the last fetch, when that failed. */
  lastAnswer?: FeedAnswer;
  /** Stories published from this feed so far. */
  stories: number;
  /** How many stories got their text from their page, how many could not, and the last of those. */
  fullText?: { stories: number; problems: number; lastProblem?: FullTextProblem };
  redirectedFrom?: string;
  /** The WebSub subscription, when the feed names a hub. */
  push?: { state: 'requested' | 'active' | 'failed'; until: string | null };
}

/** The result for each entry of an OPML document. */
export interface FeedsImported {
  added: number;
  entries: { url: string; status: 'added' | 'exists' | 'rejected'; id?: string; detail?: string }[];
}

/** The number of matching stories; with `more`, counting stopped early, at 10,000 matches or before. */
export interface StoryCount {
  stories: number;
  more: boolean;
  /** A few of the newest. */
  headlines: string[];
}

export interface PushKeyAnswer {
  /** The public VAPID key for `applicationServerKey`; null when push notifications are off. */
  key: string | null;
}
