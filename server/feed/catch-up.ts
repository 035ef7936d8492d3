import { setTimeout as delay } from 'node:timers/promises';
import { parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { ResetReason, ResumeSource } from '../../shared/wire/socket-events.ts';
import { findMissed } from './find-missed.ts';
import type { History } from './history.ts';
import { type Past, PastGone } from './past.ts';
import type { Applicant } from './places.ts';
import type { Subject } from './subject.ts';

/** Events that are read and sent at a time. */
const PAGE_EVENTS = 200;
const AHEAD_POLL_MS = 20;

/** The reader who catches up, as far as this needs to know. */
export interface Reader extends Applicant {
  /** Called once, before the first missed event. */
  begin(missed: number, from: ResumeSource, upTo: number): void;
  send(events: WireEvent[], upTo: number): void;
  /** Resolves when what was sent has left our buffers, or the reader is gone. */
  drained(): Promise<void>;
  /** Makes the reader live; nothing may be awaited between the last `send` and this. */
  goLive(): void;
}

/** How a catch-up ends when the reader is neither live nor gone: too far behind, or too many others catch up. */
export type Unfinished = 'too_old' | 'busy';

/** Why a position cannot be resumed; undefined when it can. */
export async function judgePosition(history: History, since: string): Promise<ResetReason | undefined> {
  const reason = await judge(history, since);
  if (reason) history.metrics.reset(reason);
  return reason;
}

async function judge(history: History, since: string): Promise<ResetReason | undefined> {
  const position = parsePosition(since);
  if (position?.feedId !== history.feedId) return 'unknown_feed';
  const { memory } = history;
  // Another server may be a moment ahead of this one; only the record can tell a future position.
  if (position.seq > memory.last() && position.seq > (await history.recordedTop())) return 'ahead';
  if (position.seq >= memory.floor()) return undefined;
  return (await history.pastFrom(position.seq)) === undefined ? 'too_old' : undefined;
}

/**
 * Brings a reader from `since` to live in three phases: backfill, cut over, live. The sources overlap as they like:
 * every step goes on from the number that was reached. Work ends within a page once the reader is gone. Returns
 * undefined when the reader is live or gone.
 */
export async function catchUp(
  history: History,
  subject: Subject,
  since: number,
  limit: number,
  reader: Reader,
): Promise<Unfinished | undefined> {
  await memoryReaches(history, since, reader);
  let reached = since;
  let hasBegun = false;
  const begin = (missed: number, from: ResumeSource, upTo: number): void => {
    if (hasBegun) return;
    hasBegun = true;
    history.metrics.caughtUp(from);
    reader.begin(missed, from, upTo);
  };
  while (reader.isWaiting()) {
    await history.turns.next(() => reader.isWaiting());
    if (!reader.isWaiting()) return undefined;
    if (reached < history.memory.floor()) {
      const backfilled = await backfill(history, { subject, after: reached, limit }, reader, begin);
      if (typeof backfilled !== 'number') return backfilled;
      reached = backfilled;
      continue;
    }
    const { missed, last } = fromMemory(history, subject, reached);
    if (missed.length > limit) return 'too_old';
    begin(missed.length, 'memory', last);
    if (missed.length <= PAGE_EVENTS) {
      // Cut over: from here to live there is no await, so that no event can come between.
      if (missed.length > 0) reader.send(missed, last);
      reader.goLive();
      return undefined;
    }
    await sendPages(history, reader, missed, last);
    reached = last;
  }
  return undefined;
}

interface Gap {
  subject: Subject;
  after: number;
  /** Most events that are sent. */
  limit: number;
}

/** Sends what lies below the memory, from its source; returns the number that was reached. */
async function backfill(
  history: History,
  gap: Gap,
  reader: Reader,
  begin: Reader['begin'],
): Promise<number | Unfinished | undefined> {
  const leave = await history.places.enter(reader);
  if (leave === undefined) return undefined;
  if (leave === 'full') return 'busy';
  try {
    const past = await history.pastFrom(gap.after);
    if (past?.name !== 'stream') return past ? await backfillFrom(past, history, gap, reader, begin) : 'too_old';
    return await backfillFrom(past, history, gap, reader, begin).catch(async (error) => {
      if (!(error instanceof PastGone)) throw error;
      // The stream was trimmed or lost meanwhile.
      const record = await history.pastFrom(gap.after, 'stream');
      return record ? backfillFrom(record, history, gap, reader, begin) : 'too_old';
    });
  } catch (error) {
    if (error instanceof PastGone) return 'too_old';
    throw error;
  } finally {
    leave();
  }
}

/** Returns how far it came, which may be less than to the memory; throws `PastGone` when it sent nothing. */
async function backfillFrom(
  past: Past,
  history: History,
  { subject, after, limit }: Gap,
  reader: Reader,
  begin: Reader['begin'],
): Promise<number | Unfinished | undefined> {
  const upTo = history.memory.last();
  const missed = await findMissed(past, history, { subject, after, upTo, limit }, reader);
  if (missed === undefined || missed === 'too_old') return missed;
  const firstPage = await past.read(missed.slice(0, PAGE_EVENTS));
  if (!reader.isWaiting()) return undefined;
  begin(missed.length, past.name, upTo);
  let reached = after;
  for (let start = 0; start < missed.length && reader.isWaiting(); start += PAGE_EVENTS) {
    const page = missed.slice(start, start + PAGE_EVENTS);
    const events = start === 0 ? firstPage : await past.read(page).catch(undefinedWhenGone);
    // What was read comes whenever Postgres is done, for several readers at once: each sends at its turn.
    await history.turns.next(() => reader.isWaiting());
    if (!events || !reader.isWaiting()) return reached;
    reached = start + PAGE_EVENTS >= missed.length ? upTo : (page.at(-1) ?? reached);
    reader.send(events, reached);
    await reader.drained();
  }
  return upTo;
}

/** Deleted while it was being sent: the next round asks again from there. */
function undefinedWhenGone(error: unknown): undefined {
  if (!(error instanceof PastGone)) throw error;
}

function fromMemory(history: History, { wants }: Subject, after: number): { missed: WireEvent[]; last: number } {
  return { missed: history.recent.after(wants, after), last: Math.max(after, history.memory.last()) };
}

/** Sends in portions that wait for the reader, so that a slow one does not fill our memory, and for their turn. */
async function sendPages({ turns }: History, reader: Reader, events: WireEvent[], upTo: number): Promise<void> {
  for (let start = 0; start < events.length && reader.isWaiting(); start += PAGE_EVENTS) {
    const page = events.slice(start, start + PAGE_EVENTS);
    const isLast = start + PAGE_EVENTS >= events.length;
    reader.send(page, isLast ? upTo : (page.at(-1)?.seq ?? upTo));
    await reader.drained();
    await turns.next(() => reader.isWaiting());
  }
}

/** A position from a server that is a moment ahead: the same events are on their way here. */
async function memoryReaches(history: History, seq: number, reader: Reader): Promise<void> {
  while (history.memory.last() < seq && reader.isWaiting()) await delay(AHEAD_POLL_MS);
}
