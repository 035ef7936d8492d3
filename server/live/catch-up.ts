import { setTimeout as delay } from 'node:timers/promises';
import type { ResetReason, ResumeSource } from '../../shared/contract/socket-events.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Requester } from '../limits/fair-slots.ts';
import { type BackfillSource, EventsGone } from './backfill-source.ts';
import { findMissed } from './find-missed.ts';
import type { History } from './history.ts';
import type { Subject } from './subject.ts';

/** Events that are read and sent at a time. */
const PAGE_EVENTS = 200;
const AHEAD_POLL_MS = 20;

/** What a catch-up needs to know of a reader. */
export interface Reader extends Requester {
  /** Called once, before the first missed event. */
  begin(missed: number, from: ResumeSource, upTo: number): void;
  send(events: WireEvent[], upTo: number): void;
  /** Resolves when the sent events have left this server's buffers, or the reader is gone. */
  drained(): Promise<void>;
  /** Makes the reader live; nothing may be awaited between the last `send` and this. */
  goLive(): void;
}

/** Why a catch-up ended early: the reader is too far behind, or too many others are catching up. */
export type Unfinished = 'too_old' | 'busy';

/** Why a position cannot be resumed; undefined when it can. */
export async function judgePosition(history: History, since: string): Promise<ResetReason | undefined> {
  const reason = await judge(history, since);
  if (reason) history.metrics.reset(reason);
  return reason;
}

async function judge(history: History, since: string): Promise<ResetReason | undefined> {
  const position = parsePosition(since);
  if (position?.wireId !== history.wireId) return 'unknown_feed';
  const { memory } = history;
  // Another server may be slightly ahead of this one; only Postgres can tell a position in the future.
  if (position.seq > memory.last() && position.seq > (await history.recordedTop())) return 'ahead';
  if (position.seq >= memory.floor()) return undefined;
  return (await history.backfillSourceFrom(position.seq)) === undefined ? 'too_old' : undefined;
}

/**
 * Brings a reader from `since` to live in three phases: backfill, cut over, live. The sources may overlap, because
 * every step continues from the number reached. Stops within a page once the reader is gone. Returns undefined when the
 * reader is live or gone.
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
      // Cut over: no await from here until the reader is live, so that no event is missed in between.
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
  /** The most events to send. */
  limit: number;
}

/** Sends the events that are older than the memory's; returns the number reached. */
async function backfill(
  history: History,
  gap: Gap,
  reader: Reader,
  begin: Reader['begin'],
): Promise<number | Unfinished | undefined> {
  const release = await history.slots.acquire(reader);
  if (release === undefined) return undefined;
  if (release === 'full') return 'busy';
  try {
    const source = await history.backfillSourceFrom(gap.after, gap.subject.isNotInStream ? 'stream' : undefined);
    if (source?.name !== 'stream') return source ? await backfillFrom(source, history, gap, reader, begin) : 'too_old';
    return await backfillFrom(source, history, gap, reader, begin).catch(async (error) => {
      if (!(error instanceof EventsGone)) throw error;
      // The stream was trimmed or lost meanwhile.
      const record = await history.backfillSourceFrom(gap.after, 'stream');
      return record ? backfillFrom(record, history, gap, reader, begin) : 'too_old';
    });
  } catch (error) {
    if (error instanceof EventsGone) return 'too_old';
    throw error;
  } finally {
    release();
  }
}

/** Returns the number reached, which may be below the memory's; throws `EventsGone` when it sent nothing. */
async function backfillFrom(
  source: BackfillSource,
  history: History,
  { subject, after, limit }: Gap,
  reader: Reader,
  begin: Reader['begin'],
): Promise<number | Unfinished | undefined> {
  const upTo = history.memory.last();
  const missed = await findMissed(source, history, { subject, after, upTo, limit }, reader);
  if (missed === undefined || missed === 'too_old') return missed;
  const firstPage = await source.read(missed.slice(0, PAGE_EVENTS));
  if (!reader.isWaiting()) return undefined;
  begin(missed.length, source.name, upTo);
  let reached = after;
  for (let start = 0; start < missed.length && reader.isWaiting(); start += PAGE_EVENTS) {
    const page = missed.slice(start, start + PAGE_EVENTS);
    const events = start === 0 ? firstPage : await source.read(page).catch(undefinedWhenGone);
    // Reads for several readers finish together, so each waits for its turn to send.
    await history.turns.next(() => reader.isWaiting());
    if (!events || !reader.isWaiting()) return reached;
    reached = start + PAGE_EVENTS >= missed.length ? upTo : (page.at(-1) ?? reached);
    reader.send(events, reached);
    await reader.drained();
  }
  return upTo;
}

/** Deleted while sending: the next round continues from there. */
function undefinedWhenGone(error: unknown): undefined {
  if (!(error instanceof EventsGone)) throw error;
}

function fromMemory(history: History, { wants }: Subject, after: number): { missed: WireEvent[]; last: number } {
  return { missed: history.recent.after(wants, after), last: Math.max(after, history.memory.last()) };
}

/** Sends in pages that wait for the reader and for their turn, so that a slow reader does not fill the memory. */
async function sendPages({ turns }: History, reader: Reader, events: WireEvent[], upTo: number): Promise<void> {
  for (let start = 0; start < events.length && reader.isWaiting(); start += PAGE_EVENTS) {
    const page = events.slice(start, start + PAGE_EVENTS);
    const isLast = start + PAGE_EVENTS >= events.length;
    reader.send(page, isLast ? upTo : (page.at(-1)?.seq ?? upTo));
    await reader.drained();
    await turns.next(() => reader.isWaiting());
  }
}

/** Waits for events of a position from a server that is slightly ahead; they are on their way here. */
async function memoryReaches(history: History, seq: number, reader: Reader): Promise<void> {
  while (history.memory.last() < seq && reader.isWaiting()) await delay(AHEAD_POLL_MS);
}
