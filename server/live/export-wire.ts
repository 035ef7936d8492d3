import { setTimeout as delay } from 'node:timers/promises';
import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Requester } from '../limits/fair-slots.ts';
import { type BackfillSearch, type BackfillSource, EventsGone } from './backfill-source.ts';
import { LOOKED_MAX, LOOKED_PER_MATCH } from './find-missed.ts';
import type { History } from './history.ts';
import { filterSubject, type Subject, wantedOf } from './subject.ts';

/** Events in memory at a time for each export. */
const PAGE_EVENTS = 200;
const LOOK_AGAIN_MS = 50;
/** The wait when too many are reading the history. */
const FULL_MS = 500;
const PROGRESS_MS = 15_000;

/** What an export needs to know of its client. */
export interface Taker extends Requester {
  events(events: WireEvent[]): void;
  /** Everything up to `seq` was sent. */
  progress(seq: number): void;
  /** Resolves when the sent events have left this server's buffers, or the taker is gone. */
  drained(): Promise<void>;
}

export interface ExportRange {
  filter: CanonicalFilter;
  /** The taker has everything up to here. */
  since: number;
  /** Where the export ends; undefined never ends. */
  until: number | undefined;
  /** The most events it sends; unlimited by default. */
  limit?: number | undefined;
  /** With nothing to send, goes on for so long until there is something. */
  waitMs?: number | undefined;
}

/** A page of matching events, and the number up to which it is complete. */
interface Page {
  events: WireEvent[];
  upTo: number;
  /** How many events of the history were looked at for this page. */
  looked: number;
}

/**
 * How an export ended: complete; with `more` to request from the last progress on; or `broken`, because events were
 * deleted meanwhile or the taker is gone.
 */
type ExportEnd = 'whole' | 'more' | 'broken';

/**
 * Sends events in order, page by page, as fast as the taker reads. Catching up and following live are one loop that
 * continues from the number reached, so there is no switch-over. A search that finds little ends early, so that no
 * request causes endless work.
 */
export async function exportWire(
  history: History,
  { filter, since, until, limit = Number.POSITIVE_INFINITY, waitMs = 0 }: ExportRange,
  taker: Taker,
): Promise<ExportEnd> {
  const read = openPages(history, filterSubject(filter), taker);
  let reached = since;
  let mayLook = LOOKED_MAX;
  let left = limit;
  let toldAt = Date.now();
  const waitsUntil = Date.now() + waitMs;
  const isWaiting = (): boolean => left === limit && Date.now() < waitsUntil;
  while (taker.isWaiting() && mayLook > 0 && left > 0 && (until === undefined || reached < until || isWaiting())) {
    const page = upToLimit(
      await read(reached, isWaiting() ? Number.POSITIVE_INFINITY : (until ?? Number.POSITIVE_INFINITY)),
      left,
    );
    if (page === 'gone') return 'broken';
    if (page.events.length > 0) taker.events(page.events);
    left -= page.events.length;
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
  const isWhole = until === undefined ? mayLook > 0 && left > 0 : reached >= until;
  if (!isWhole && mayLook > 0 && left > 0) return 'broken';
  taker.progress(reached);
  return isWhole ? 'whole' : 'more';
}

/** The page up to its event number `left`. */
function upToLimit(page: Page | 'gone', left: number): Page | 'gone' {
  if (page === 'gone' || page.events.length <= left) return page;
  const events = page.events.slice(0, left);
  return { ...page, events, upTo: events.at(-1)?.seq ?? page.upTo };
}

/** Reads the next page after a number from the nearest source; `gone` when the events were deleted. */
function openPages(
  history: History,
  subject: Subject,
  taker: Requester,
): (reached: number, until: number) => Promise<Page | 'gone'> {
  const { memory } = history;
  const fromSource = openSourcePages(history, subject);
  return async (reached, until) => {
    const upTo = Math.min(until, memory.last());
    if (reached >= upTo) return { events: [], upTo: reached, looked: 0 };
    if (reached >= memory.floor()) {
      const page = memory.after(reached).slice(0, Math.min(PAGE_EVENTS, upTo - reached));
      return { events: wantedOf(subject.wants, page), upTo: reached + page.length, looked: 0 };
    }
    const release = await history.slots.acquire(taker);
    if (release === 'full') await delay(FULL_MS);
    if (release === undefined || release === 'full') return { events: [], upTo: reached, looked: 0 };
    try {
      return await fromSource(reached, upTo);
    } finally {
      release();
    }
  };
}

/** Reads pages of events that are no longer in memory; splits the results of a search step into pages. */
function openSourcePages(
  history: History,
  subject: Subject,
): (reached: number, upTo: number) => Promise<Page | 'gone'> {
  let open: { source: BackfillSource; search: BackfillSearch } | undefined;
  let found: number[] = [];
  let foundUpTo = 0;
  const reopen = async (reached: number, not?: BackfillSource['name']): Promise<typeof open> => {
    const source = await history.backfillSourceFrom(reached, not);
    return source && { source, search: await source.search(subject, reached) };
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
    const events = await open.source.read(page);
    found = found.slice(PAGE_EVENTS);
    return { events, upTo: found.length === 0 ? foundUpTo : (page.at(-1) ?? foundUpTo), looked };
  };
  return async (reached, upTo) => {
    try {
      return await step(reached, upTo);
    } catch (error) {
      if (!(error instanceof EventsGone)) throw error;
      const wasStream = open?.source.name === 'stream';
      open = wasStream ? await reopen(reached, 'stream') : undefined;
      found = [];
      return open ? step(reached, upTo) : 'gone';
    }
  };
}
