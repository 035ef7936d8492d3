import { setTimeout as delay } from 'node:timers/promises';
import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { History } from './history.ts';
import { LOOKED_MAX, LOOKED_PER_MATCH } from './look-bounds.ts';
import { type Past, PastGone, type PastSearch } from './past.ts';
import type { Applicant } from './places.ts';
import { filterSubject, type Subject, wantedOf } from './subject.ts';

/** As many events are in hand for a taker at once. */
const PAGE_EVENTS = 200;
const LOOK_AGAIN_MS = 50;
/** One that is told to come back later: too many read the past at the moment. */
const FULL_MS = 500;
const PROGRESS_MS = 15_000;

/** Whoever takes an export, as far as this needs to know. */
export interface Taker extends Applicant {
  events(events: WireEvent[]): void;
  /** Complete up to here. */
  progress(seq: number): void;
  /** Resolves when what was given has left our buffers, or the taker is gone. */
  drained(): Promise<void>;
}

export interface ExportRange {
  filter: CanonicalFilter;
  /** Up to here the taker has everything. */
  since: number;
  /** Where it ends; undefined goes on for ever. */
  until: number | undefined;
}

/** A page of what matches, and the number up to which it is complete. */
interface Page {
  events: WireEvent[];
  upTo: number;
  /** How many events of the past were looked at for it. */
  looked: number;
}

/**
 * How an export ended: with all that was asked; with `more` to be asked for from the last progress on; or `broken`,
 * because events were deleted under it or the taker is gone.
 */
type ExportEnd = 'whole' | 'more' | 'broken';

/**
 * Gives events in order, page by page, at the taker's pace. Catching up and being live are one loop that reads on from
 * the number that it has reached, so that there is nothing to switch over. One that finds little ends before its end, so
 * that no request is endless work.
 */
export async function exportWire(
  history: History,
  { filter, since, until }: ExportRange,
  taker: Taker,
): Promise<ExportEnd> {
  const read = openPages(history, filterSubject(filter), taker);
  let reached = since;
  let mayLook = LOOKED_MAX;
  let toldAt = Date.now();
  while (taker.isWaiting() && mayLook > 0 && (until === undefined || reached < until)) {
    const page = await read(reached, until ?? Number.POSITIVE_INFINITY);
    if (page === 'gone') return 'broken';
    if (page.events.length > 0) taker.events(page.events);
    const isAtTop = page.upTo === reached;
    reached = page.upTo;
    mayLook += LOOKED_PER_MATCH * page.events.length - page.looked;
    if (Date.now() - toldAt >= PROGRESS_MS) {
      taker.progress(reached);
      toldAt = Date.now();
    }
    if (isAtTop) await delay(LOOK_AGAIN_MS);
    else await taker.drained().then(() => history.turns.next());
  }
  const isWhole = until === undefined ? mayLook > 0 : reached >= until;
  if (!isWhole && mayLook > 0) return 'broken';
  taker.progress(reached);
  return isWhole ? 'whole' : 'more';
}

/** Reads the next page behind a number from the nearest source; `gone` when it was deleted. */
function openPages(
  history: History,
  subject: Subject,
  taker: Applicant,
): (reached: number, until: number) => Promise<Page | 'gone'> {
  const { memory } = history;
  const fromPast = openPastPages(history, subject);
  return async (reached, until) => {
    const upTo = Math.min(until, memory.last());
    if (reached >= upTo) return { events: [], upTo: reached, looked: 0 };
    if (reached >= memory.floor()) {
      const page = memory.after(reached).slice(0, Math.min(PAGE_EVENTS, upTo - reached));
      return { events: wantedOf(subject.wants, page), upTo: reached + page.length, looked: 0 };
    }
    const leave = await history.places.enter(taker);
    if (leave === 'full') await delay(FULL_MS);
    if (leave === undefined || leave === 'full') return { events: [], upTo: reached, looked: 0 };
    try {
      return await fromPast(reached, upTo);
    } finally {
      leave();
    }
  };
}

/** Reads pages of what is no longer in memory; what a step of the search has found goes out page by page. */
function openPastPages(history: History, subject: Subject): (reached: number, upTo: number) => Promise<Page | 'gone'> {
  let open: { past: Past; search: PastSearch } | undefined;
  let found: number[] = [];
  let foundUpTo = 0;
  const reopen = async (reached: number, not?: Past['name']): Promise<typeof open> => {
    const past = await history.pastFrom(reached, not);
    return past && { past, search: await past.search(subject, reached) };
  };
  const step = async (reached: number, upTo: number): Promise<Page | 'gone'> => {
    open ??= await reopen(reached);
    if (!open) return 'gone';
    let looked = 0;
    if (found.length === 0) {
      const next = await open.search.next(reached, upTo);
      found = next.seqs;
      foundUpTo = next.reached;
      looked = next.looked;
    }
    const page = found.slice(0, PAGE_EVENTS);
    const events = await open.past.read(page);
    found = found.slice(PAGE_EVENTS);
    return { events, upTo: found.length === 0 ? foundUpTo : (page.at(-1) ?? foundUpTo), looked };
  };
  return async (reached, upTo) => {
    try {
      return await step(reached, upTo);
    } catch (error) {
      if (!(error instanceof PastGone)) throw error;
      const wasStream = open?.past.name === 'stream';
      open = wasStream ? await reopen(reached, 'stream') : undefined;
      found = [];
      return open ? step(reached, upTo) : 'gone';
    }
  };
}
