import { z } from 'zod';
import type { FieldError } from '../domain/errors.ts';
import type { WireEvent } from '../domain/wire-event.ts';
import { filterSchema } from './filter-schema.ts';
import type { TrendingAnswer } from './http-shapes.ts';

/** Catch-up reads from the nearest source that still has everything after the position. */
export type ResumeSource = 'memory' | 'stream' | 'database';
export type ResetReason = 'too_old' | 'unknown_feed' | 'ahead';
export type GoodbyeCode = 'shutdown' | 'slow_reader';

export const followSchema = z.strictObject({
  filter: filterSchema.default({}),
  since: z.string().max(64, 'must be a position').optional(),
});
export type FollowRequest = z.input<typeof followSchema>;

export const unfollowSchema = z.strictObject({ channel: z.string().max(64) });
type UnfollowRequest = z.infer<typeof unfollowSchema>;

export interface FollowAccepted {
  ok: true;
  channel: string;
  /** Everything up to here is with the reader once the missed events have arrived. */
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
  /** Sent on connection and whenever it changed, every few seconds at most. */
  trending: (message: TrendingAnswer) => void;
  /** Sent before a cut; `retry` is how many milliseconds to wait before coming back. */
  goodbye: (message: { code: GoodbyeCode; retry: number }) => void;
}

export interface ClientToServer {
  follow: (request: FollowRequest, answer: (answer: FollowAccepted | SocketRefused) => void) => void;
  unfollow: (request: UnfollowRequest, answer?: (answer: { ok: true } | SocketRefused) => void) => void;
}
