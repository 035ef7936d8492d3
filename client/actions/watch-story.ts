import type { SocketRefused, StoryMessage } from '../../shared/contract/socket-events.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { parsePosition, reachedPosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { retryDelay } from '../net/retry-delay.ts';
import type { WireSocket } from '../net/wire-contract.ts';
import { forgetStoryAudience, showAudience } from '../state/audience.ts';

/** Loading does not wait longer than this for a slow connection: it happens again after the answer. */
const PATIENCE_MS = 300;

/** Receives a watched story's events. */
export interface StoryListener {
  events(events: readonly WireEvent[]): void;
  /** Events were missed for good: load everything again. */
  reset(): void;
}

interface Watched {
  storyId: string;
  listeners: Set<StoryListener>;
  /** The position up to which everything about the story has arrived; undefined before that is known. */
  position: string | undefined;
  /** From this position on nothing was missed. */
  from: string | undefined;
  isHeard: boolean;
  /** How often in a row the request was refused. */
  attempt: number;
}

let socket: WireSocket | undefined;
let watched: Watched | undefined;

/** Sets the connection on which stories are watched. */
export function watchOn(connection: WireSocket): void {
  socket = connection;
}

/**
 * Watches this story instead of any other. True once it is watched and `reset` was called; false when that takes too
 * long to wait for.
 */
export async function watchStory(storyId: string, listener: StoryListener): Promise<boolean> {
  unwatchStory();
  const now: Watched = {
    storyId,
    listeners: new Set([listener]),
    position: undefined,
    from: undefined,
    isHeard: false,
    attempt: 0,
  };
  watched = now;
  if (!socket?.isUp) return false;
  await Promise.race([ask(now), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  return now.isHeard;
}

/** Adds a listener to the watched story; returns a function that removes it. */
export function listenToStory(storyId: string, listener: StoryListener): () => void {
  const now = watched;
  if (now?.storyId !== storyId) return () => undefined;
  now.listeners.add(listener);
  return () => void now.listeners.delete(listener);
}

/** Something was loaded that is complete up to this position: watches from there, unless that is covered already. */
export function hearFrom(storyId: string, position: string): void {
  const now = watched;
  if (now?.storyId !== storyId || (now.from !== undefined && seqOf(now.from) <= seqOf(position))) return;
  now.position = position;
  if (socket?.isUp) void ask(now);
}

/** Stops watching. */
export function unwatchStory(): void {
  const before = watched;
  watched = undefined;
  forgetStoryAudience();
  if (before && socket?.isUp) void socket.unwatch(before.storyId);
}

/** The connection is back: watches on from the last position. */
export function resumeWatching(): void {
  if (watched) void ask(watched);
}

/** The connection is down. */
export function stopHearing(): void {
  if (watched) watched.isHeard = false;
  forgetStoryAudience();
}

/** Applies a message about the story. */
export function receiveStory({ storyId, events, position }: StoryMessage): void {
  if (watched?.storyId !== storyId) return;
  watched.position = position;
  for (const listener of watched.listeners) listener.events(events);
}

async function ask(now: Watched): Promise<void> {
  const since = now.position;
  const isFirst = now.from === undefined;
  const answer = await socket?.watch({ storyId: now.storyId, ...(since !== undefined && { since }) }).catch(noAnswer);
  if (watched !== now) return;
  if (!answer?.ok) {
    askLater(now, answer);
    return;
  }
  now.isHeard = true;
  now.attempt = 0;
  now.position = reachedPosition(answer, answer.reset ? undefined : now.position);
  now.from = since === undefined || answer.reset ? answer.position : earlier(now.from, since);
  showAudience({ storyId: now.storyId, readers: answer.readers });
  // Events before this answer are unknown, so what was loaded until now is loaded again.
  if (isFirst || answer.reset) for (const listener of now.listeners) listener.reset();
}

function askLater(now: Watched, refused: SocketRefused | undefined): void {
  // The server does not know the position, so start without one.
  if (refused?.code === 'bad_position' && now.position !== undefined) {
    now.position = undefined;
    void ask(now);
    return;
  }
  const waitMs = retryDelay(refused, now.attempt, Math.random());
  now.attempt += 1;
  if (waitMs === undefined) return;
  setTimeout(() => watched === now && !now.isHeard && socket?.isUp && void ask(now), waitMs);
}

function earlier(one: string | undefined, other: string): string {
  return one !== undefined && seqOf(one) < seqOf(other) ? one : other;
}

function seqOf(position: string): number {
  return parsePosition(position)?.seq ?? 0;
}
