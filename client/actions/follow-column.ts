import type { FollowAccepted, ResetMessage, SocketRefused, WireMessage } from '../../shared/contract/socket-events.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { retryDelay } from '../net/retry-delay.ts';
import type { ColumnList } from '../state/column-list.ts';
import { noteCaughtUp } from '../state/connection.ts';
import { accepted, asking, idleAt, progressed, received, type Step, wasReset } from '../state/following.ts';
import { openLists } from '../state/open-lists.ts';
import { wire } from './connected-socket.ts';
import { healGap } from './heal-gap.ts';
import { receiveEvents } from './receive-events.ts';

/** Follows a column from its position, once both the connection and the position are known. */
export async function follow(list: ColumnList): Promise<void> {
  const { following, column } = list;
  const { phase, position } = following.peek();
  const socket = wire();
  if (!socket || phase !== 'idle' || position === null || column.isPast) return;
  following.value = asking(following.peek());
  const answer = await socket.follow({ filter: column.filter, since: position }).catch(noAnswer);
  if (following.peek().phase === 'asking') settle(list, answer);
  // The column was closed before the answer came, so nobody needs this channel.
  else if (answer?.ok && !isFollowed(answer.channel)) await socket.unfollow(answer.channel);
}

/** Retries columns that were refused because too many others were open. */
export function followWaiting(): void {
  for (const list of openLists.peek()) if (list.refusal.peek()?.code === 'too_many_follows') void follow(list);
}

/** Unfollows a column's channel and keeps its position for later. */
export async function leave(list: ColumnList): Promise<void> {
  const { channel, position } = list.following.peek();
  list.following.value = idleAt(position);
  if (channel !== null && !isFollowed(channel)) await wire()?.unfollow(channel);
}

/** The connection is down, and its subscriptions with it; the positions stay. */
export function forgetChannels(): void {
  for (const list of openLists.peek()) {
    const { following } = list;
    if (following.peek().phase === 'following') list.wasCut = true;
    following.value = idleAt(following.peek().position);
  }
}

/** Passes a message to its columns. */
export function hearWire(message: WireMessage): void {
  for (const list of openLists.peek()) advance(list, received(list.following.peek(), message));
}

/** Advances the position of every column that is complete. */
export function hearProgress(position: string): void {
  for (const { following } of openLists.peek()) following.value = progressed(following.peek(), position);
}

/** A position cannot be resumed: the column is loaded again. */
export function hearReset(reset: ResetMessage): void {
  for (const list of openLists.peek()) takeReset(list, reset, list.following.peek().position);
}

function settle(list: ColumnList, answer: FollowAccepted | SocketRefused | undefined): void {
  const { following } = list;
  if (!answer?.ok) {
    takeRefusal(list, answer);
    return;
  }
  list.attempt = 0;
  list.refusal.value = null;
  const { position } = following.peek();
  const reset = following.peek().earlyResets.find(({ channel }) => channel === answer.channel);
  // The first events of a column without a gap were not missed.
  if (!answer.resumed?.events) list.wasCut = false;
  advance(list, accepted(following.peek(), answer));
  if (reset) takeReset(list, reset, position);
}

/** Retries a refusal where that can help; an unknown position is replaced by loading the column again. */
function takeRefusal(list: ColumnList, refused: SocketRefused | undefined): void {
  const { following } = list;
  const { position } = following.peek();
  following.value = idleAt(position);
  const waitMs = retryDelay(refused, list.attempt, Math.random());
  list.attempt += 1;
  if (waitMs !== undefined) return void setTimeout(() => void follow(list), waitMs);
  if (refused?.code !== 'bad_position' || list.attempt > 1) {
    list.refusal.value = refused ? { code: refused.code, fields: refused.errors ?? [] } : null;
    return;
  }
  following.value = idleAt(null);
  void healGap(list, 'unknown_feed', position).then(() => follow(list));
}

function takeReset(list: ColumnList, reset: ResetMessage, lost: string | null): void {
  list.following.value = wasReset(list.following.peek(), reset);
  if (list.following.peek().channel === reset.channel) void healGap(list, reset.reason, lost);
}

function advance(list: ColumnList, step: Step): void {
  if (step.following !== list.following.peek()) list.following.value = step.following;
  if (list.wasCut) noteCaughtUp(step.events.map(({ seq }) => seq));
  if (step.following.phase === 'following' && step.following.owed === 0) list.wasCut = false;
  receiveEvents(list, step.events);
}

/** True when a column follows this channel; columns with the same filter share one. */
function isFollowed(channel: string): boolean {
  return openLists.peek().some((list) => list.following.peek().channel === channel);
}
