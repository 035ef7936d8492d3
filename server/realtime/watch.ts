import { NewswireError } from '../../shared/domain/errors.ts';
import { formatPosition, parsePosition } from '../../shared/domain/position.ts';
import { type CarriedEvent, storyIdsOf } from '../../shared/domain/wire-event.ts';
import { parseOr } from '../../shared/wire/parse.ts';
import type { ResetReason, WatchAccepted, WatchRequest } from '../../shared/wire/socket-events.ts';
import { unwatchSchema, watchSchema } from '../../shared/wire/socket-events.ts';
import type { Audience } from '../feed/audience.ts';
import { catchUpWhere, judgePosition, type Reader } from '../feed/catch-up.ts';
import type { History } from '../feed/history.ts';
import type { StoryHub } from '../feed/story-hub.ts';
import { drained } from './progress.ts';
import { sendEvents } from './shared-frames.ts';
import type { NewswireSocket, Watch } from './socket-types.ts';

export const WATCHES_MAX = 16;

export interface WatchDeps {
  stories: StoryHub;
  history: History;
  audience: Audience;
  /** Most events that one catch-up sends. */
  resumeEvents: number;
}

/** The room of everyone who has this story open. */
export function storyRoom(storyId: string): string {
  return `story:${storyId}`;
}

/**
 * Handles `watch`: answers once, then sends what was missed since the position, then the reader is live. Without a
 * position, and with one that cannot be resumed, the reader is live at once and loads what it shows.
 */
export async function watch(
  deps: WatchDeps,
  socket: NewswireSocket,
  request: WatchRequest,
  answer: (accepted: WatchAccepted) => void,
): Promise<void> {
  const { storyId, since } = parseOr('bad_request', watchSchema, request);
  if (since !== undefined && !parsePosition(since)) throw new NewswireError('bad_position');
  const held = hold(deps, socket, storyId);
  const reset =
    since === undefined
      ? undefined
      : ((await judgePosition(deps.history, since)) ?? (await resume(deps, socket, held, since, answer)));
  if (held.live || !isHeld(socket, held)) return;
  answer({ ...accepted(deps, held), ...(reset && { reset }) });
  goLive(deps, socket, held);
}

/** Handles `unwatch`; what is not watched needs no ending. */
export function unwatch(deps: WatchDeps, socket: NewswireSocket, request: unknown): void {
  const { storyId } = parseOr('bad_request', unwatchSchema, request);
  if (!socket.data.watches?.delete(storyId)) return;
  void socket.leave(storyRoom(storyId));
  deps.stories.release(storyId);
}

/** Ends all that a socket watches. */
export function unwatchAll({ stories }: WatchDeps, { data }: NewswireSocket): void {
  for (const storyId of data.watches?.keys() ?? []) stories.release(storyId);
  data.watches = undefined;
}

/** Watching the same story again begins anew. */
function hold(deps: WatchDeps, socket: NewswireSocket, storyId: string): Watch {
  socket.data.watches ??= new Map();
  const { watches } = socket.data;
  if (watches.has(storyId)) unwatch(deps, socket, { storyId });
  else if (watches.size >= WATCHES_MAX) {
    throw new NewswireError('too_many_watches', `A socket may watch at most ${WATCHES_MAX} stories.`);
  }
  const held = { storyId, live: false };
  watches.set(storyId, held);
  deps.stories.acquire(storyId);
  return held;
}

async function resume(
  deps: WatchDeps,
  socket: NewswireSocket,
  held: Watch,
  since: string,
  answer: (accepted: WatchAccepted) => void,
): Promise<ResetReason | undefined> {
  const { history } = deps;
  const { storyId } = held;
  const position = (seq: number): string => formatPosition(history.feedId, seq);
  const reader: Reader = {
    isWaiting: () => isHeld(socket, held),
    begin: (missed, from, upTo) =>
      answer({ ...accepted(deps, held), position: position(upTo), resumed: { events: missed, from } }),
    send: (events, upTo) => sendEvents(socket, 'story', { storyId, events, position: position(upTo) }),
    drained: () => drained(socket),
    goLive: () => goLive(deps, socket, held),
  };
  const concerns = ({ event }: CarriedEvent): boolean => storyIdsOf(event).includes(storyId);
  return catchUpWhere(history, concerns, parsePosition(since)?.seq ?? 0, deps.resumeEvents, reader);
}

function accepted({ history, audience }: WatchDeps, { storyId }: Watch): WatchAccepted {
  const position = formatPosition(history.feedId, history.memory.last());
  return { ok: true, position, readers: audience.readersOf(storyId) };
}

/** What waits for the tick was sent to this reader already, or lies before its beginning: it goes out without it. */
function goLive({ stories }: WatchDeps, socket: NewswireSocket, held: Watch): void {
  if (!isHeld(socket, held)) return;
  stories.flush(held.storyId);
  held.live = true;
  void socket.join(storyRoom(held.storyId));
}

function isHeld(socket: NewswireSocket, held: Watch): boolean {
  return socket.connected && socket.data.watches?.get(held.storyId) === held;
}
