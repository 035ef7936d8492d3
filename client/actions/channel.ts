import type { FollowAccepted, ResetMessage, SocketRefused } from '../../shared/wire/socket-events.ts';
import type { WireSocket } from '../net/wire-socket.ts';
import { following, forgetChannel, markAsking, stopAsking, takeAnswer } from '../state/connection.ts';
import { listTopics } from '../state/list.ts';
import { receiveEvents } from './receive-events.ts';

const ASK_AGAIN_MS = 3_000;

let socket: WireSocket | undefined;
let onReset: ((reset: ResetMessage) => void) | undefined;
let lastRequest: Promise<void> = Promise.resolve();

/** Names the connection on which channels are followed, and who heals a gap. */
export function useSocket(connection: WireSocket, heal: (reset: ResetMessage) => void): void {
  socket = connection;
  onReset = heal;
}

/** Follows the list's topics from its position, once both the socket and the position are there. */
export function follow(): Promise<void> {
  return inTurn(askToFollow);
}

/** Leaves the channel; when this is done, nothing of it is under way any more. */
export function leaveChannel(): Promise<void> {
  const { channel } = following.peek();
  forgetChannel();
  return inTurn(() => unfollow(channel));
}

async function askToFollow(): Promise<void> {
  const { phase, position } = following.peek();
  if (!socket?.isUp || phase !== 'idle' || position === null) return;
  markAsking();
  const filter = { any: [...listTopics.peek()] };
  const answer = await socket.follow({ filter, since: position }).catch(() => undefined);
  if (following.peek().phase === 'asking') settle(answer);
  // The list was left while we asked: nobody wants this channel any more.
  else if (answer?.ok) await unfollow(answer.channel);
}

function settle(answer: FollowAccepted | SocketRefused | undefined): void {
  if (!answer?.ok) {
    stopAsking();
    setTimeout(follow, ASK_AGAIN_MS);
    return;
  }
  const reset = following.peek().earlyResets.find(({ channel }) => channel === answer.channel);
  receiveEvents(takeAnswer(answer));
  if (reset) onReset?.(reset);
}

async function unfollow(channel: string | null): Promise<void> {
  if (channel !== null && socket?.isUp) await socket.unfollow(channel);
}

/** One request after the other, so that an old `unfollow` can't undo a newer `follow` of the same channel. */
function inTurn(request: () => Promise<void>): Promise<void> {
  lastRequest = lastRequest.then(request);
  return lastRequest;
}
