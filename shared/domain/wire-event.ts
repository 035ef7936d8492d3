import type { Comment, DiscussionClosed } from './comment.ts';
import type { Coverage, CoveragePost } from './coverage.ts';
import type { CanonicalFilter } from './filter.ts';
import { matches } from './match.ts';
import type { MatchKeys } from './match-keys.ts';
import type { StoryCard } from './story.ts';

interface EventBase {
  seq: number;
  /** When it was released, ISO 8601. */
  at: string;
}

export interface StoryPublished extends EventBase {
  type: 'story.published';
  story: StoryCard;
}

export interface StoryCorrected extends EventBase {
  type: 'story.corrected';
  story: StoryCard;
}

export interface StoryRetracted extends EventBase {
  type: 'story.retracted';
  storyId: string;
  revision: number;
  reason: string;
}

/**
 * An operator has taken the story down for good: whoever has it must delete it. It also stands in the place of every
 * earlier event of the story, whose text is gone.
 */
export interface StoryRemoved extends EventBase {
  type: 'story.removed';
  storyId: string;
  reason: string;
}

/**
 * A story has connected two storylines, or a moderator has undone a split: all stories of the first storyline now
 * belong to the second.
 */
export interface StorylineMerged extends EventBase {
  type: 'storyline.merged';
  storylineId: string;
  into: string;
  /** After an undone split: all stories of the storyline, and its current state. */
  stories?: string[];
  storyline?: StoryCard['storyline'];
}

/** A moderator has moved stories out of a storyline into a new one. */
export interface StorylineSplit extends EventBase {
  type: 'storyline.split';
  /** The moved stories. */
  stories: string[];
  /** The current state of both storylines. */
  from: StoryCard['storyline'];
  to: StoryCard['storyline'];
}

export type StoryEvent = StoryPublished | StoryCorrected | StoryRetracted;

interface DiscussionChange extends EventBase {
  storyId: string;
  /** The story's current number of comments. */
  comments: number;
}

interface CommentAdded extends DiscussionChange {
  type: 'comment.added';
  comment: Comment;
}

/** The writer has edited the comment, or a moderator has restored it. */
interface CommentChanged extends DiscussionChange {
  type: 'comment.changed';
  comment: Comment;
}

/** The writer has deleted the comment, or a moderator has hidden it; it remains only as a parent of replies. */
interface CommentRemoved extends DiscussionChange {
  type: 'comment.removed';
  comment: Comment;
}

/** A moderator has closed or reopened the story's discussion. */
export interface DiscussionSwitched extends DiscussionChange {
  type: 'discussion.closed' | 'discussion.opened';
  closed: DiscussionClosed | null;
}

export type CommentEvent = CommentAdded | CommentChanged | CommentRemoved;
export type DiscussionEvent = CommentEvent | DiscussionSwitched;

/** A coverage has begun, its title or summary was changed, or it has ended. */
interface CoverageChanged extends EventBase {
  type: 'coverage.changed';
  coverageId: string;
  coverage: Coverage;
}

/** The coverage was taken down for good; whoever has it must delete it. Earlier events of it have become this one. */
export interface CoverageRemoved extends EventBase {
  type: 'coverage.removed';
  coverageId: string;
  reason: string;
}

/** A post as it is now; of a retracted one, earlier events have lost the content, too. */
interface PostChange extends EventBase {
  type: 'post.added' | 'post.changed' | 'post.retracted';
  coverageId: string;
  /** The coverage's current number of posts. */
  posts: number;
  post: CoveragePost;
}

/** Events of a live coverage: they reach those who watch it, whatever filter they follow. */
export type CoverageEvent = CoverageChanged | CoverageRemoved | PostChange;

export const COVERAGE_EVENTS = [
  ...(['coverage.changed', 'coverage.removed'] as const),
  ...(['post.added', 'post.changed', 'post.retracted'] as const),
];

/** Events that reach whoever follows a filter that they match. */
export type FilteredEvent = StoryEvent | StoryRemoved | StorylineMerged | StorylineSplit | DiscussionEvent;

/** The events that readers receive. */
export type WireEvent = FilteredEvent | CoverageEvent;
export type WireEventType = WireEvent['type'];

/** An invisible canary has passed through the system, which shows operators that stories do. */
interface CanaryPassed extends EventBase {
  type: 'canary';
  canaryId: string;
}

/**
 * An event as servers carry it: what readers receive, plus the keys that filters test. A correction also has the keys
 * of the revision it replaces, so that readers with the older revision get it even when the newer one no longer matches
 * their filter.
 */
export interface EventEnvelope {
  event: WireEvent | CanaryPassed;
  now: MatchKeys;
  before?: MatchKeys;
  /** The earliest possible release time, in milliseconds since 1970; latency is measured from here. */
  due?: number;
  /** The submission that caused it, for finding its logs across processes; absent for comments. */
  submissionId?: string;
  /** Its trace in W3C Trace Context format; absent without tracing. */
  trace?: string;
}

/** An envelope whose event may go to readers. */
export type ReaderEvent = EventEnvelope & { event: WireEvent };

/** An envelope whose event may go to whoever follows a filter. */
export type FilteredEnvelope = EventEnvelope & { event: FilteredEvent };

/** False for events that readers never get. */
export function isForReaders(envelope: EventEnvelope): envelope is ReaderEvent {
  return envelope.event.type !== 'canary';
}

/** False also for events that only those receive who watch what they are about. */
export function isForFilters(envelope: EventEnvelope): envelope is FilteredEnvelope {
  return isForReaders(envelope) && !isCoverageEvent(envelope.event);
}

/** True when the event concerns a reader with this filter; a removal concerns everyone. */
export function concerns(filter: CanonicalFilter, envelope: EventEnvelope): envelope is FilteredEnvelope {
  if (!isForFilters(envelope)) return false;
  const { now, before, event } = envelope;
  if (event.type === 'story.removed') return !filter.nothing;
  return matches(filter, now, event.at) || (before !== undefined && matches(filter, before, event.at));
}

/** True for events of a story's discussion. */
export function isDiscussionEvent(event: WireEvent): event is DiscussionEvent {
  return 'comments' in event;
}

/** True for events of a live coverage. */
export function isCoverageEvent(event: EventEnvelope['event']): event is CoverageEvent {
  return 'coverageId' in event;
}

/** The ids of the stories that an event is about; may be empty. */
export function storyIdsOf(event: EventEnvelope['event']): readonly string[] {
  if ('story' in event) return [event.story.id];
  if ('stories' in event) return event.stories ?? [];
  return 'storyId' in event ? [event.storyId] : [];
}
