import { setTimeout as delay } from 'node:timers/promises';
import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import { type CarriedEvent, concerns, type WireEvent } from '../../shared/domain/wire-event.ts';
import type { History } from './history.ts';

/** As many events are in hand for a taker at once. */
const PAGE = 500;
const LOOK_AGAIN_MS = 50;
const PROGRESS_MS = 15_000;

/** Whoever takes an export, as far as this needs to know. */
export interface Taker {
  /** False once it is gone, or has to be left. */
  wantsMore(): boolean;
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

/**
 * Gives events in order, page by page, at the taker's pace. Catching up and being live are one loop that reads on from
 * the number that it has reached, so that there is nothing to switch over. False when it could not give everything:
 * events were deleted under it, or it was told to stop.
 */
export async function exportWire(
  history: History,
  { filter, since, until }: ExportRange,
  taker: Taker,
): Promise<boolean> {
  let reached = since;
  let toldAt = Date.now();
  while (taker.wantsMore() && (until === undefined || reached < until)) {
    const page = await nextPage(history, reached);
    if (!page) return false;
    const wanted = page.filter(({ event }) => until === undefined || event.seq <= until);
    const events = wanted.filter((carried) => concerns(filter, carried)).map(({ event }) => event);
    if (events.length > 0) taker.events(events);
    reached = wanted.at(-1)?.event.seq ?? reached;
    if (Date.now() - toldAt >= PROGRESS_MS) {
      taker.progress(reached);
      toldAt = Date.now();
    }
    await (wanted.length === 0 ? delay(LOOK_AGAIN_MS) : taker.drained());
  }
  const isWhole = until === undefined || reached >= until;
  if (isWhole) taker.progress(reached);
  return isWhole;
}

/** The next events from the nearest source: none when there are no more yet, undefined when they are gone. */
async function nextPage(history: History, reached: number): Promise<CarriedEvent[] | undefined> {
  const { memory } = history;
  if (reached >= memory.last()) return [];
  if (reached >= memory.floor()) return memory.after(reached).slice(0, PAGE);
  const from = await history.sourceFor(reached);
  const page = from && (await history.read(from === 'memory' ? 'database' : from, reached));
  return page?.[0]?.event.seq === reached + 1 ? page : undefined;
}
