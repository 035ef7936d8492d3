/** This near to the top nothing is held: what comes pushes the rest down. */
const TOP_PX = 16;

/** Keeps what the reader sees where it is while the rows around it change. */
export interface Hold {
  /** The rows were drawn, or changed their height: puts the row that was seen back to its place. */
  settle(rows: HTMLElement): void;
  close(): void;
}

interface Held {
  key: string;
  /** From the upper edge of the scroller, in pixels. */
  offset: number;
}

/**
 * Our own scroll anchoring, since not every browser has one and none knows about rows that are not drawn. `place` gets
 * the heights of all rows that were seen, and where the reader stands.
 */
export function createHold(scroller: HTMLElement, place: { scrollTop: number; heights: Map<string, number> }): Hold {
  let rows: HTMLElement | undefined;
  let held: Held | undefined;

  function drawnRows(): HTMLElement[] {
    return rows ? [...rows.querySelectorAll<HTMLElement>(':scope > .row')] : [];
  }
  function note(): void {
    place.scrollTop = scroller.scrollTop;
    held = undefined;
    if (scroller.scrollTop < TOP_PX) return;
    const first = drawnRows().find((row) => row.offsetTop + row.offsetHeight > scroller.scrollTop);
    if (first?.dataset.row) held = { key: first.dataset.row, offset: first.offsetTop - scroller.scrollTop };
  }
  function restore(): void {
    for (const row of drawnRows()) if (row.dataset.row) place.heights.set(row.dataset.row, row.offsetHeight);
    // Whoever was taken to the top, a moment ago, holds on to nothing below.
    if (scroller.scrollTop < TOP_PX) held = undefined;
    const same = held && drawnRows().find((row) => row.dataset.row === held?.key);
    if (held && same) {
      const moved = same.offsetTop - scroller.scrollTop - held.offset;
      if (moved !== 0) scroller.scrollTop += moved;
    }
    note();
  }
  // Pictures, fonts and the width of the window change heights without a drawing of ours.
  const sizes = new ResizeObserver(restore);
  scroller.addEventListener('scroll', note, { passive: true });
  return {
    settle(drawn) {
      if (rows !== drawn) sizes.observe(drawn);
      rows = drawn;
      restore();
    },
    close() {
      sizes.disconnect();
      scroller.removeEventListener('scroll', note);
    },
  };
}
