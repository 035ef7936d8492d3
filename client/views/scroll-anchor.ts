import { heightAbove } from '../state/row-window.ts';
import { createRowSlides } from './slide-rows.ts';

/** Below this scroll position nothing is anchored: new rows push the rest down. */
const TOP_PX = 16;

/** Keeps what the reader sees in place while the rows around it change. */
export interface ScrollAnchor {
  /**
   * The rows were drawn or resized: moves the anchored row back to its place. When `isOtherDensity`, that is the first
   * one that was wholly in sight, because one that stood half above may be much lower now.
   */
  settle(rows: HTMLElement, isOtherDensity: boolean): void;
  /**
   * All rows have other heights now: forgets those that are not drawn. Returns where the scroll position will be once
   * the rows above are drawn with the heights to expect.
   */
  forgetHeights(keys: readonly string[]): number;
  close(): void;
}

interface Held {
  key: string;
  /** Distance from the scroll container's top edge, in pixels. */
  offset: number;
}

/**
 * Scroll anchoring in script, because not every browser has it and none knows about rows that are not drawn. Keeps
 * `place` up to date with the heights of all rows drawn so far and the scroll position.
 */
export function createScrollAnchor(
  scroller: HTMLElement,
  place: { scrollTop: number; heights: Map<string, number> },
): ScrollAnchor {
  let rows: HTMLElement | undefined;
  let held: Held | undefined;
  let whole: Held | undefined;
  const slides = createRowSlides(scroller);

  const drawnRows = (): HTMLElement[] => rowsIn(rows);
  function note(): void {
    place.scrollTop = scroller.scrollTop;
    held = undefined;
    whole = undefined;
    if (scroller.scrollTop < TOP_PX) return;
    const rowsNow = drawnRows();
    const first = rowsNow.findIndex((row) => row.offsetTop + row.offsetHeight > scroller.scrollTop);
    held = heldAt(rowsNow[first], scroller);
    const next = rowsNow[first]?.offsetTop === scroller.scrollTop ? undefined : heldAt(rowsNow[first + 1], scroller);
    whole = next && next.offset < scroller.clientHeight ? next : held;
  }
  function restore(): void {
    const scrollTopBefore = scroller.scrollTop;
    for (const row of drawnRows()) if (row.dataset.row) place.heights.set(row.dataset.row, row.offsetHeight);
    // After a jump to the top, nothing is anchored.
    if (scroller.scrollTop < TOP_PX) held = undefined;
    const same = held && drawnRows().find((row) => row.dataset.row === held?.key);
    if (held && same) {
      const moved = same.offsetTop - scroller.scrollTop - held.offset;
      if (moved !== 0) scroller.scrollTop += moved;
    }
    slides.settle(drawnRows(), scrollTopBefore);
    note();
  }
  // Images, fonts and the window's width change heights without a redraw.
  const sizes = new ResizeObserver(restore);
  scroller.addEventListener('scroll', note, { passive: true });
  return {
    settle(drawn, isOtherDensity) {
      if (isOtherDensity) {
        held = whole;
        slides.forget();
      }
      if (rows !== drawn) sizes.observe(drawn);
      rows = drawn;
      restore();
    },
    forgetHeights(keys) {
      slides.forget();
      const drawn = new Set(drawnRows().map((row) => row.dataset.row));
      for (const key of place.heights.keys()) if (!drawn.has(key)) place.heights.delete(key);
      return held ? heightAbove(held.key, keys, place.heights) - held.offset : scroller.scrollTop;
    },
    close() {
      sizes.disconnect();
      scroller.removeEventListener('scroll', note);
    },
  };
}

function heldAt(row: HTMLElement | undefined, scroller: HTMLElement): Held | undefined {
  return row?.dataset.row ? { key: row.dataset.row, offset: row.offsetTop - scroller.scrollTop } : undefined;
}

function rowsIn(rows: HTMLElement | undefined): HTMLElement[] {
  return rows ? [...rows.querySelectorAll<HTMLElement>(':scope > .row')] : [];
}
