import type { FollowAccepted, ResetMessage, WireMessage } from '../../shared/contract/socket-events.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** The state of a list's subscription. */
export interface Following {
  phase: 'idle' | 'asking' | 'following';
  channel: string | null;
  /** The position up to which the list is complete; null while unknown. */
  position: string | null;
  /** Missed events that were announced but have not arrived. */
  owed: number;
  /** Once this position is reached, all owed events have arrived. */
  owedUntil: string | null;
  /** Messages that came between the request and the answer that names the channel. */
  early: readonly WireMessage[];
  earlyResets: readonly ResetMessage[];
}

/** A new state, with the events to apply. */
export interface Step {
  following: Following;
  events: readonly WireEvent[];
}

/** Not following yet; `position` is where to start. */
export function idleAt(position: string | null): Following {
  return { phase: 'idle', channel: null, position, owed: 0, owedUntil: null, early: [], earlyResets: [] };
}

/** The follow request was sent. */
export function asking(following: Following): Following {
  return { ...idleAt(following.position), phase: 'asking' };
}

/** The follow was accepted: earlier messages for this channel are applied now. */
export function accepted(following: Following, answer: FollowAccepted): Step {
  const owed = answer.resumed?.events ?? 0;
  const isReset = following.earlyResets.some((reset) => reset.channel === answer.channel);
  // Stricter than `reachedPosition`, because an event is new by its position alone: one recorded while the server
  // answers comes after the answer and may lie before its position.
  const reached = answer.resumed ? following.position : later(following.position, answer.position);
  const position = isReset ? null : reached;
  const owedUntil = owed > 0 ? answer.position : null;
  const open: Following = { ...idleAt(position), phase: 'following', channel: answer.channel, owed, owedUntil };
  return following.early.reduce(takeMore, { following: open, events: [] });
}

/** Applies a message; only new events of this list's channel are returned. */
export function received(following: Following, message: WireMessage): Step {
  if (following.phase === 'asking') {
    return { following: { ...following, early: [...following.early, message] }, events: [] };
  }
  return takeMore({ following, events: [] }, message);
}

/** The server says that the client is complete up to here, which is true only when nothing is owed. */
export function progressed(following: Following, position: string): Following {
  if (following.phase !== 'following' || following.owed > 0 || following.position === null) return following;
  return { ...following, position: later(following.position, position) };
}

/** The position cannot be resumed: it is unknown until the list was loaded again. */
export function wasReset(following: Following, reset: ResetMessage): Following {
  if (following.phase === 'asking') return { ...following, earlyResets: [...following.earlyResets, reset] };
  return following.channel === reset.channel ? { ...following, position: null, owed: 0, owedUntil: null } : following;
}

/** True when the list is followed and nothing is owed. */
export function isLive(following: Following): boolean {
  return following.phase === 'following' && following.owed === 0 && following.position !== null;
}

/** The later of two positions; a position on another wire replaces the held one. */
export function later(held: string | null, incoming: string): string {
  const [old, young] = [parsePosition(held ?? ''), parsePosition(incoming)];
  if (held === null || !old || !young || old.wireId !== young.wireId) return incoming;
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
  return !old || old.wireId !== young?.wireId || seq > old.seq;
}
