import { parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { SocketRefused, StoryMessage } from '../../shared/wire/socket-events.ts';
import { askAgainDelay } from '../net/ask-again.ts';
import type { WireSocket } from '../net/wire-contract.ts';
import { forgetStoryAudience, showAudience } from '../state/audience.ts';

/** Reading need not wait for a slow connection: whoever reads before the answer reads again after it. */
const PATIENCE_MS = 300;

/** Whoever shows something of the story that is watched. */
export interface StoryListener {
  events(events: readonly WireEvent[]): void;
  /** What came meanwhile cannot be had: read everything again. */
  reset(): void;
}

interface Watched {
  storyId: string;
  listeners: Set<StoryListener>;
  /** Everything about the story up to here is with us; undefined while we hear nothing. */
  position: string | undefined;
  /** From here on nothing was missed. */
  from: string | undefined;
  isHeard: boolean;
  /** How often the question was refused in a row. */
  attempt: number;
}

let socket: WireSocket | undefined;
let watched: Watched | undefined;

/** Names the connection on which stories are watched. */
export function watchOn(connection: WireSocket): void {
  socket = connection;
}

/**
 * Watches this story in the place of any other. True once it is heard, of which `reset` has told the listener; false
 * when waiting for that would keep the reader.
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

/** Hears of the story that is watched, too; returns how to hear no more. */
export function listenToStory(storyId: string, listener: StoryListener): () => void {
  const now = watched;
  if (now?.storyId !== storyId) return () => undefined;
  now.listeners.add(listener);
  return () => void now.listeners.delete(listener);
}

/** Something was read that is true up to this position: hears from there on, if we have not already. */
export function hearFrom(storyId: string, position: string): void {
  const now = watched;
  if (now?.storyId !== storyId || (now.from !== undefined && seqOf(now.from) <= seqOf(position))) return;
  now.position = position;
  if (socket?.isUp) void ask(now);
}

/** Watches no story. */
export function unwatchStory(): void {
  const before = watched;
  watched = undefined;
  forgetStoryAudience();
  if (before && socket?.isUp) void socket.unwatch(before.storyId);
}

/** The connection is back: watches on from where it was cut. */
export function resumeWatching(): void {
  if (watched) void ask(watched);
}

/** The connection is gone. */
export function stopHearing(): void {
  if (watched) watched.isHeard = false;
  forgetStoryAudience();
}

/** What the wire says of the story. */
export function receiveStory({ storyId, events, position }: StoryMessage): void {
  if (watched?.storyId !== storyId) return;
  watched.position = position;
  for (const listener of watched.listeners) listener.events(events);
}

async function ask(now: Watched): Promise<void> {
  const since = now.position;
  const isFirst = now.from === undefined;
  const answer = await socket
    ?.watch({ storyId: now.storyId, ...(since !== undefined && { since }) })
    .catch(() => undefined);
  if (watched !== now) return;
  if (!answer?.ok) {
    askLater(now, answer);
    return;
  }
  now.isHeard = true;
  now.attempt = 0;
  now.position ??= answer.position;
  now.from = since === undefined || answer.reset ? answer.position : earlier(now.from, since);
  showAudience({ storyId: now.storyId, readers: answer.readers });
  // Nobody knows what went by before we heard anything: what was read until now is read again.
  if (isFirst || answer.reset) for (const listener of now.listeners) listener.reset();
  if (answer.reset || answer.resumed?.events === 0) now.position = answer.position;
}

function askLater(now: Watched, refused: SocketRefused | undefined): void {
  // A position that the server does not know is no place to go on from.
  if (refused?.code === 'bad_position' && now.position !== undefined) {
    now.position = undefined;
    void ask(now);
    return;
  }
  const waitMs = askAgainDelay(refused, now.attempt, Math.random());
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
