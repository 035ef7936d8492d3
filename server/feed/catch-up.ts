import { setTimeout as delay } from 'node:timers/promises';
import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import { type CarriedEvent, concerns, type WireEvent } from '../../shared/domain/wire-event.ts';
import type { ResetReason, ResumeSource } from '../../shared/wire/socket-events.ts';
import type { History } from './history.ts';
import { concerning, type Wants } from './recent-matches.ts';

const SEND_EVENTS = 200;
const AHEAD_POLL_MS = 20;

/** The reader who catches up, as far as this needs to know. */
export interface Reader {
  /** False once the reader is gone or follows no more. */
  isWaiting(): boolean;
  /** Said once, before the first missed event. */
  begin(missed: number, from: ResumeSource, upTo: number): void;
  send(events: WireEvent[], upTo: number): void;
  /** Resolves when what was sent has left our buffers, or the reader is gone. */
  drained(): Promise<void>;
  /** Makes the reader live; nothing may be awaited between the last `send` and this. */
  goLive(): void;
}

/** Why a position cannot be resumed; undefined when it can. */
export async function judgePosition(history: History, since: string): Promise<ResetReason | undefined> {
  const reason = await judge(history, since);
  if (reason) history.metrics.reset(reason);
  return reason;
}

async function judge(history: History, since: string): Promise<ResetReason | undefined> {
  const position = parsePosition(since);
  if (position?.feedId !== history.feedId) return 'unknown_feed';
  // Another server may be a moment ahead of this one; only the record can tell a future position.
  if (position.seq > history.memory.last() && position.seq > (await history.recordedTop())) return 'ahead';
  return (await history.sourceFor(position.seq)) === undefined ? 'too_old' : undefined;
}

/** Brings a reader who follows this filter from `since` to live; see `catchUpWhere`. */
export async function catchUp(
  history: History,
  filter: CanonicalFilter,
  since: number,
  limit: number,
  reader: Reader,
): Promise<ResetReason | undefined> {
  return catchUpWhere(history, wantsOf(filter), since, limit, reader);
}

const wantsByFilter = new WeakMap<CanonicalFilter, Wants>();

/** The readers of a channel have its filter in common, and so what they want. */
function wantsOf(filter: CanonicalFilter): Wants {
  const known = wantsByFilter.get(filter);
  if (known) return known;
  const wants: Wants = (carried) => concerns(filter, carried);
  wantsByFilter.set(filter, wants);
  return wants;
}

/**
 * Brings a reader from `since` to live in three phases: backfill, cut over, live. The two sources overlap as they
 * like: every step goes on from the number that was reached. Returns `too_old` when more than `limit` events were
 * missed, or when the past was deleted meanwhile; undefined when the reader is live or gone.
 */
export async function catchUpWhere(
  history: History,
  wants: Wants,
  since: number,
  limit: number,
  reader: Reader,
): Promise<ResetReason | undefined> {
  const reason = await bringToLive(history, wants, since, limit, reader);
  if (reason) history.metrics.reset(reason);
  return reason;
}

async function bringToLive(
  history: History,
  wants: Wants,
  since: number,
  limit: number,
  reader: Reader,
): Promise<'too_old' | undefined> {
  await memoryReaches(history, since, reader);
  await history.turns.next();
  const backfill = await readBackfill(history, wants, since, limit);
  if (!backfill) return 'too_old';
  history.metrics.caughtUp(backfill.from);
  reader.begin(backfill.missed.length, backfill.from, backfill.reached);
  await sendAll(reader, backfill.missed, backfill.reached);
  let reached = backfill.reached;
  while (reader.isWaiting()) {
    if (reached < history.memory.floor()) {
      // The reader was so slow that the memory has moved on.
      const more = await readBackfill(history, wants, reached, limit);
      if (!more) return 'too_old';
      await sendAll(reader, more.missed, more.reached);
      reached = more.reached;
      continue;
    }
    const { missed, last } = fromMemory(history, wants, reached);
    if (missed.length <= SEND_EVENTS) {
      // Cut over: from here to live there is no await, so that no event can come between.
      if (missed.length > 0) reader.send(missed, last);
      reader.goLive();
      return undefined;
    }
    await sendAll(reader, missed, last);
    reached = last;
  }
  return undefined;
}

interface Backfill {
  missed: WireEvent[];
  reached: number;
  from: ResumeSource;
}

/** Everything after `since` up to the newest in memory; undefined when it is gone or too much. */
async function readBackfill(
  history: History,
  wants: Wants,
  since: number,
  limit: number,
): Promise<Backfill | undefined> {
  const from = await history.sourceFor(since);
  if (!from) return undefined;
  const missed: WireEvent[] = [];
  let reached = since;
  while (reached < history.memory.floor()) {
    const page = upToMemory(history, await history.read(from === 'memory' ? 'database' : from, reached));
    const last = page.at(-1);
    if (!last || page[0]?.event.seq !== reached + 1) return undefined;
    missed.push(...concerning(wants, page));
    reached = last.event.seq;
    if (missed.length > limit) return undefined;
  }
  const rest = fromMemory(history, wants, reached);
  missed.push(...rest.missed);
  return missed.length > limit ? undefined : { missed, reached: rest.last, from };
}

/** What lies beyond our memory comes with the live events; sent now, it would come twice. */
function upToMemory(history: History, page: CarriedEvent[]): CarriedEvent[] {
  return page.filter((carried) => carried.event.seq <= history.memory.last());
}

function fromMemory(history: History, wants: Wants, after: number): { missed: WireEvent[]; last: number } {
  return { missed: history.recent.after(wants, after), last: Math.max(after, history.memory.last()) };
}

/** Sends in portions that wait for the reader, so that a slow one does not fill our memory. */
async function sendAll(reader: Reader, events: WireEvent[], upTo: number): Promise<void> {
  for (let start = 0; start < events.length && reader.isWaiting(); start += SEND_EVENTS) {
    const portion = events.slice(start, start + SEND_EVENTS);
    const isLast = start + SEND_EVENTS >= events.length;
    reader.send(portion, isLast ? upTo : (portion.at(-1)?.seq ?? upTo));
    await reader.drained();
  }
}

/** A position from a server that is a moment ahead: the same events are on their way here. */
async function memoryReaches(history: History, seq: number, reader: Reader): Promise<void> {
  while (history.memory.last() < seq && reader.isWaiting()) await delay(AHEAD_POLL_MS);
}
