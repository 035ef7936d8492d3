import { z } from 'zod';
import type { FieldError } from '../domain/errors.ts';
import type { WireEvent } from '../domain/wire-event.ts';
import type { RunningCoverage } from './coverage-shapes.ts';
import { filterSchema } from './filter-schema.ts';
import { idSchema } from './query-schema.ts';
import { textIn } from './text-schema.ts';
import type { TrendingAnswer } from './trending-shapes.ts';

/** The sources for catch-up; the nearest one that still has everything after the position is used. */
export type ResumeSource = 'memory' | 'stream' | 'database';
export type ResetReason = 'too_old' | 'unknown_feed' | 'ahead';
export type GoodbyeCode =
  | 'shutdown'
  | 'slow_reader'
  | 'too_many_messages'
  | 'too_many_sockets'
  /** Too many readers are catching up. */
  | 'busy'
  /** The server failed: the reader reconnects with its position and misses nothing. */
  | 'interrupted';

export const followSchema = z.strictObject({
  filter: filterSchema.default({}),
  since: textIn(64, 'must be a position').optional(),
});
export type FollowRequest = z.input<typeof followSchema>;

export const unfollowSchema = z.strictObject({ channel: textIn(64) });
type UnfollowRequest = z.infer<typeof unfollowSchema>;

const id = idSchema.transform((text) => text.toLowerCase());
const watched = { storyId: id.optional(), coverageId: id.optional() };
const NAMES_ONE = { path: ['storyId'], error: 'must be given, or else coverageId, but not both' };

/** What a reader watches: a story or a live coverage. */
export type Watched = { storyId: string } | { coverageId: string };

function namesOne({ storyId, coverageId }: { storyId?: unknown; coverageId?: unknown }): boolean {
  return (storyId === undefined) !== (coverageId === undefined);
}

function toWatched({
  storyId,
  coverageId,
}: {
  storyId?: string | undefined;
  coverageId?: string | undefined;
}): Watched {
  return storyId === undefined ? { coverageId: coverageId ?? '' } : { storyId };
}

export const watchSchema = z
  .strictObject({ ...watched, since: textIn(64, 'must be a position').optional() })
  .refine(namesOne, NAMES_ONE)
  .transform(({ since, ...ids }) => ({ watched: toWatched(ids), since }));
export type WatchRequest = z.input<typeof watchSchema>;

export const unwatchSchema = z.strictObject(watched).refine(namesOne, NAMES_ONE).transform(toWatched);
type UnwatchRequest = z.input<typeof unwatchSchema>;

/** A ticket from `POST /reader/sync`; subscribes the socket to the reader's changes. */
export const attachSchema = z.strictObject({ ticket: textIn(300) });
type AttachRequest = z.input<typeof attachSchema>;

export interface WatchAccepted {
  ok: true;
  /** How many readers have it open, over all servers, including this one. */
  readers: number;
  /** The reader has everything about it up to here once the missed events have arrived. */
  position: string;
  resumed?: { events: number; from: ResumeSource };
  /** The position could not be resumed: load the story and its comments, or the coverage, again. */
  reset?: ResetReason;
}

export interface StoryMessage {
  storyId: string;
  events: WireEvent[];
  position: string;
}

export interface CoverageMessage {
  coverageId: string;
  events: WireEvent[];
  position: string;
}

export interface AudienceMessage {
  /** Both are absent for the total of all readers. */
  storyId?: string;
  coverageId?: string;
  readers: number;
}

export interface ReaderMessage {
  /** Null for a device that was signed out. */
  version: number | null;
}

export interface FollowAccepted {
  ok: true;
  channel: string;
  /** The reader has everything up to here once the missed events have arrived. */
  position: string;
  resumed?: { events: number; from: ResumeSource };
}

export interface SocketRefused {
  ok: false;
  code: string;
  detail: string;
  errors?: FieldError[];
}

export interface WireMessage {
  channel: string;
  events: WireEvent[];
  position: string;
}

export interface ResetMessage {
  channel: string;
  reason: ResetReason;
  /** The oldest position from which a reader could still resume. */
  oldest: string;
}

export interface ServerToClient {
  wire: (message: WireMessage) => void;
  progress: (message: { position: string }) => void;
  reset: (message: ResetMessage) => void;
  /** Sent on connection and on changes, at most every few seconds. */
  trending: (message: TrendingAnswer) => void;
  /** The newest coverages that run, sent on connection if there are any, and on changes. */
  coverages: (message: { coverages: RunningCoverage[] }) => void;
  /** Wire events of a watched story, whatever filters the socket follows. */
  story: (message: StoryMessage) => void;
  /** Wire events of a watched live coverage. */
  coverage: (message: CoverageMessage) => void;
  /** Sent on changes, at most every second for a watched story or coverage and every few seconds for the total. */
  audience: (message: AudienceMessage) => void;
  /** The reader of an attached socket has changed, up to this version. */
  reader: (message: ReaderMessage) => void;
  /** Sent before a disconnect; `retry` is how many milliseconds to wait before reconnecting. */
  goodbye: (message: { code: GoodbyeCode; retry: number }) => void;
}

export interface ClientToServer {
  follow: (request: FollowRequest, answer: (answer: FollowAccepted | SocketRefused) => void) => void;
  watch: (request: WatchRequest, answer: (answer: WatchAccepted | SocketRefused) => void) => void;
  unwatch: (request: UnwatchRequest, answer?: (answer: { ok: true } | SocketRefused) => void) => void;
  attach: (request: AttachRequest, answer: (answer: { ok: true } | SocketRefused) => void) => void;
  unfollow: (request: UnfollowRequest, answer?: (answer: { ok: true } | SocketRefused) => void) => void;
}
