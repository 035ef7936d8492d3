import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FollowAccepted, ResetMessage, WireMessage } from '../../shared/wire/socket-events.ts';
import {
  accepted,
  asking,
  type Following,
  idleAt,
  isLive,
  later,
  progressed,
  received,
  type Step,
  wasReset,
} from './following.ts';

export type ConnectionState = 'live' | 'connecting' | 'catching-up' | 'offline';

const socket = signal<'connecting' | 'up' | 'down'>('connecting');
const hasBeenLive = signal(false);
const state = signal<Following>(idleAt(null));

/** How we stand with the channel of the list. */
export const following: ReadonlySignal<Following> = state;

/** What the masthead says about the connection. */
export const connectionState = computed<ConnectionState>(() => {
  if (socket.value === 'down') return 'offline';
  if (socket.value === 'up' && isLive(state.value)) return 'live';
  return hasBeenLive.value ? 'catching-up' : 'connecting';
});

/** The socket is connected; it follows nothing yet. */
export function markUp(): void {
  socket.value = 'up';
}

/** The socket is gone, and everything that it followed; the position stays, to come back to. */
export function markDown(): void {
  socket.value = 'down';
  stopAsking();
}

/** The server did not answer, or refused: the position stays for the next attempt. */
export function stopAsking(): void {
  state.value = idleAt(state.value.position);
}

/** The list is left; its position means nothing to the next one. */
export function forgetChannel(): void {
  state.value = idleAt(null);
}

/** Begins at the position of a new snapshot. */
export function startAt(position: string): void {
  state.value = idleAt(position);
}

/** The list was read again while following: what came live since then counts as well. */
export function continueAt(position: string): void {
  state.value = { ...state.value, position: later(state.value.position, position) };
}

/** The request to follow is on its way. */
export function markAsking(): void {
  state.value = asking(state.value);
}

/** The server follows for us; gives the events that came before its answer. */
export function takeAnswer(answer: FollowAccepted): Step['events'] {
  return advance(accepted(state.value, answer));
}

/** Gives the events of a message that are news to us. */
export function takeMessage(message: WireMessage): Step['events'] {
  return advance(received(state.value, message));
}

/** Moves the position without events. */
export function takeProgress(position: string): void {
  state.value = progressed(state.value, position);
}

/** Forgets a position that can't be resumed. */
export function takeReset(reset: ResetMessage): void {
  state.value = wasReset(state.value, reset);
}

function advance(step: Step): Step['events'] {
  state.value = step.following;
  if (isLive(step.following)) hasBeenLive.value = true;
  return step.events;
}
