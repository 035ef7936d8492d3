import type { FieldError } from '../domain/errors.ts';
import type { Scope } from '../domain/scope.ts';
import type { Because, Section, Story, StoryCard, Storyline } from '../domain/story.ts';
import type { SubmissionStatus } from './query-schema.ts';

/** RFC 9457 problem document, with our stable code. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** The rejected submission, when one was kept. */
  instance?: string;
  errors?: FieldError[];
}

export interface StoriesPage {
  stories: StoryCard[];
  /** Read before the stories: following from here overlaps with them and leaves no hole. */
  position: string;
  /** Hand it back as `before` for the next page, also when this one is short or empty; null at the end. */
  next: string | null;
}

export type StoryAnswer = Story;

export interface RevisionsAnswer {
  /** Oldest first. */
  revisions: StoryRevision[];
  /** Hand it back as `before` for the older ones; null when there are none. */
  next: string | null;
}

export interface StoryRevision {
  revision: number;
  at: string;
  headline: string;
  summary: string | null;
  bodyHtml: string;
  retractionReason: string | null;
}

export interface SubmissionAccepted {
  id: string;
  status: SubmissionStatus;
  url: string;
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
  reason?: string;
  receivedAt: string;
  /** Under embargo until then. */
  releaseAt?: string;
  finishedAt?: string;
  receipt: Receipt;
}

/** When each step was passed; a step that is still ahead is absent. */
export interface Receipt {
  accepted: string;
  edited?: string;
  recorded?: string;
  announced?: { at: string; position: string };
  /** `at`: when the first reader had it. */
  delivered: { readers: number; at?: string };
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
  /** Newest first. */
  stories: CoveredStory[];
}

/** A story of a storyline, and why it is in it; null for the one that began it, and after a split. */
export type CoveredStory = StoryCard & { because: Because | null };

/** What a split has made of a storyline. */
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

/** A story that readers say is about another event than its storyline. */
export interface StorylineReport {
  storyline: Storyline;
  story: { id: string; headline: string; publisher: { id: string; name: string }; because: Because | null };
  reports: number;
  reasons: string[];
  firstAt: string;
}

export interface TrendingTopic {
  slug: string;
  label: string;
  /** Standard deviations above the topic's usual level; decays with a half-life of 20 minutes. */
  score: number;
  /** Stories in the last hour. */
  stories: number;
  publishers: number;
  /** How many times more often than usual. */
  rise: number;
  /** Stories of the last hour in twelve bins of five minutes, oldest first. */
  sparkline: number[];
  /** The newest story behind it. */
  story: { id: string; headline: string };
}

export interface TrendingAnswer {
  topics: TrendingTopic[];
}

export interface Publisher {
  id: string;
  name: string;
  url: string | null;
  createdAt: string;
}

export interface ApiKeyMade {
  id: string;
  /** Shown this once; only its hash is kept. */
  key: string;
  scopes: Scope[];
}

export type FeedStatus = 'ok' | 'error' | 'gone' | 'disabled';

/** A feed with its health; times are ISO 8601 in UTC. */
export interface Feed {
  id: string;
  url: string;
  title: string | null;
  /** Null until the first fetch, when none was named. */
  publisher: { id: string; name: string } | null;
  section: Section | null;
  topics: string[];
  /** The operator's wish; null when the feed's own habits decide. */
  intervalSeconds: number | null;
  lastFetchAt: string | null;
  lastChangeAt: string | null;
  /** Null for a feed that is not polled. */
  nextFetchAt: string | null;
  status: FeedStatus;
  /** Why the last fetch failed: a code, a colon and a sentence. */
  error?: string;
  /** Stories that came from it so far. */
  stories: number;
  redirectedFrom?: string;
  /** The WebSub subscription, where the feed names a hub. */
  push?: { state: 'requested' | 'active' | 'failed'; until: string | null };
}

/** What became of each entry of an OPML document. */
export interface FeedsImported {
  added: number;
  entries: { url: string; status: 'added' | 'exists' | 'rejected'; id?: string; detail?: string }[];
}

/** How many stories match; `more` says that counting ended before all were looked at, at 10,000 or earlier. */
export interface StoryCount {
  stories: number;
  more: boolean;
  /** A few of them, the newest first. */
  headlines: string[];
}

export interface PushKeyAnswer {
  /** The public VAPID key, as `applicationServerKey` takes it; null where no notifications are offered. */
  key: string | null;
}
