import { NewswireError } from '../../shared/domain/errors.ts';
import { formatPosition, parsePosition } from '../../shared/domain/position.ts';
import { parseOr } from '../../shared/wire/parse.ts';
import type { FollowAccepted, FollowRequest, ResetReason } from '../../shared/wire/socket-events.ts';
import { followSchema } from '../../shared/wire/socket-events.ts';
import { catchUp, judgePosition, type Reader } from '../feed/catch-up.ts';
import type { History } from '../feed/history.ts';
import type { Hub } from '../feed/hub.ts';
import { drained } from './progress.ts';
import { sendEvents } from './shared-frames.ts';
import type { Follow, NewswireSocket } from './socket-types.ts';

export const FOLLOWS_MAX = 32;

export interface FollowDeps {
  hub: Hub;
  history: History;
  /** Most events that one catch-up sends. */
  resumeEvents: number;
}

type Answer = (accepted: FollowAccepted) => void;

/** Handles `follow`: answers once, then sends what was missed, then the reader is live. Throws a NewswireError. */
export async function follow(
  deps: FollowDeps,
  socket: NewswireSocket,
  request: FollowRequest,
  answer: Answer,
): Promise<void> {
  const { filter, since } = parseOr('bad_filter', followSchema, request ?? {});
  if (since !== undefined && !parsePosition(since)) {
    throw new NewswireError('bad_position', 'since is not a position of this wire', [
      { field: 'since', rule: 'format', detail: 'must be a position that the server gave' },
    ]);
  }
  const held = hold(deps.hub, socket, filter);
  if (since === undefined) {
    answer(accepted(deps, held));
    goLive(socket, held);
    return;
  }
  const reset =
    (await judgePosition(deps.history, since)) ??
    (await resume(deps, socket, held, parsePosition(since)?.seq ?? 0, answer));
  if (reset) await sendReset(deps, socket, held, reset, answer);
}

/** Takes the channel for this socket; following the same filter again begins anew. */
function hold(hub: Hub, socket: NewswireSocket, filter: Parameters<Hub['acquire']>[0]): Follow {
  const channel = hub.acquire(filter);
  if (!dropFollow(hub, socket, channel.id) && socket.data.follows.length >= FOLLOWS_MAX) {
    hub.release(channel);
    throw new NewswireError('too_many_follows', `A socket may follow at most ${FOLLOWS_MAX} filters.`);
  }
  const held = { channel, live: false };
  // Spread out anew it would have room for seventeen.
  socket.data.follows = socket.data.follows.concat(held);
  return held;
}

/** Lets go of a channel; false when the socket did not follow it. */
export function dropFollow(hub: Hub, socket: NewswireSocket, channel: string): boolean {
  const { follows } = socket.data;
  const gone = follows.find((held) => held.channel.id === channel);
  if (!gone) return false;
  socket.data.follows = follows.filter((held) => held !== gone);
  void socket.leave(channel);
  hub.release(gone.channel);
  return true;
}

function isHeld(socket: NewswireSocket, held: Follow): boolean {
  return socket.data.follows.includes(held);
}

async function resume(
  { history, resumeEvents }: FollowDeps,
  socket: NewswireSocket,
  held: Follow,
  since: number,
  answer: Answer,
): Promise<ResetReason | undefined> {
  const position = (seq: number): string => formatPosition(history.feedId, seq);
  const { channel } = held;
  const reader: Reader = {
    isWaiting: () => socket.connected && isHeld(socket, held),
    begin: (missed, from, upTo) =>
      answer({
        ok: true,
        channel: channel.id,
        position: position(upTo),
        resumed: { events: missed, from },
      }),
    send: (events, upTo) => sendEvents(socket, 'wire', { channel: channel.id, events, position: position(upTo) }),
    drained: () => drained(socket),
    goLive: () => goLive(socket, held),
  };
  return catchUp(history, channel.filter, since, resumeEvents, reader);
}

/** The reader is live at once and reloads its snapshot, which overlaps with what now comes. */
async function sendReset(
  deps: FollowDeps,
  socket: NewswireSocket,
  held: Follow,
  reason: ResetReason,
  answer: Answer,
): Promise<void> {
  const oldest = formatPosition(deps.history.feedId, await deps.history.oldestPosition());
  if (!isHeld(socket, held)) return;
  answer(accepted(deps, held));
  goLive(socket, held);
  socket.emit('reset', { channel: held.channel.id, reason, oldest });
}

function accepted({ history }: FollowDeps, held: Follow): FollowAccepted {
  return {
    ok: true,
    channel: held.channel.id,
    position: formatPosition(history.feedId, history.memory.last()),
  };
}

/** What waits for the tick was sent to this reader already, or lies before its beginning: it goes out without it. */
function goLive(socket: NewswireSocket, held: Follow): void {
  if (!socket.connected || !isHeld(socket, held)) return;
  held.channel.flush();
  held.live = true;
  void socket.join(held.channel.id);
}
