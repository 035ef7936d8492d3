import { parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { FollowAccepted, ResetMessage, WireMessage } from '../../shared/wire/socket-events.ts';

/** Where we stand with the channel of the list. */
export interface Following {
  phase: 'idle' | 'asking' | 'following';
  channel: string | null;
  /** Everything up to here is with us; null while we don't know. */
  position: string | null;
  /** Missed events that are announced but have not arrived. */
  owed: number;
  /** Until this position the owed events have arrived. */
  owedUntil: string | null;
  /** What came between asking and the answer that names our channel. */
  early: readonly WireMessage[];
  earlyResets: readonly ResetMessage[];
}

/** A step of the following, with the events that it sets free. */
export interface Step {
  following: Following;
  events: readonly WireEvent[];
}

/** Not following, but knowing a place to begin. */
export function idleAt(position: string | null): Following {
  return { phase: 'idle', channel: null, position, owed: 0, owedUntil: null, early: [], earlyResets: [] };
}

/** The request is on its way. */
export function asking(following: Following): Following {
  return { ...idleAt(following.position), phase: 'asking' };
}

/** The answer came: whatever arrived before it for this channel counts from now on. */
export function accepted(following: Following, answer: FollowAccepted): Step {
  const owed = answer.resumed?.events ?? 0;
  const isReset = following.earlyResets.some((reset) => reset.channel === answer.channel);
  // The position moves with the events that are still to come: the answer's own would make us drop them.
  const reached = answer.resumed ? following.position : later(following.position, answer.position);
  const position = isReset ? null : reached;
  const owedUntil = owed > 0 ? answer.position : null;
  const open: Following = { ...idleAt(position), phase: 'following', channel: answer.channel, owed, owedUntil };
  return following.early.reduce(takeMore, { following: open, events: [] });
}

/** A message came; only news of our own channel sets events free. */
export function received(following: Following, message: WireMessage): Step {
  if (following.phase === 'asking') {
    return { following: { ...following, early: [...following.early, message] }, events: [] };
  }
  return takeMore({ following, events: [] }, message);
}

/** The server says that we are complete up to here; that holds only when nothing is owed. */
export function progressed(following: Following, position: string): Following {
  if (following.phase !== 'following' || following.owed > 0 || following.position === null) return following;
  return { ...following, position: later(following.position, position) };
}

/** Our place can't be resumed: it is unknown until the list has been read again. */
export function wasReset(following: Following, reset: ResetMessage): Following {
  if (following.phase === 'asking') return { ...following, earlyResets: [...following.earlyResets, reset] };
  return following.channel === reset.channel ? { ...following, position: null, owed: 0, owedUntil: null } : following;
}

/** True when everything that was promised has arrived. */
export function isLive(following: Following): boolean {
  return following.phase === 'following' && following.owed === 0 && following.position !== null;
}

/** The later of two positions; another feed's position starts a new count. */
export function later(held: string | null, incoming: string): string {
  const [old, young] = [parsePosition(held ?? ''), parsePosition(incoming)];
  if (held === null || !old || !young || old.feedId !== young.feedId) return incoming;
  return young.seq > old.seq ? incoming : held;
}

function takeMore({ following, events }: Step, message: WireMessage): Step {
  if (following.phase !== 'following' || message.channel !== following.channel) return { following, events };
  const news = message.events.filter((event) => isNews(following.position, message.position, event.seq));
  const position = later(following.position, message.position);
  const isComplete = following.owedUntil !== null && later(position, following.owedUntil) === position;
  const owed = isComplete ? 0 : Math.max(0, following.owed - message.events.length);
  return { following: { ...following, position, owed }, events: [...events, ...news] };
}

function isNews(held: string | null, incoming: string, seq: number): boolean {
  const [old, young] = [parsePosition(held ?? ''), parsePosition(incoming)];
  return !old || old.feedId !== young?.feedId || seq > old.seq;
}
