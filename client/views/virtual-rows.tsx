import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { loadOlder } from '../actions/load-older.ts';
import type { ColumnList } from '../state/column-list.ts';
import { heightAbove, rowWindow } from '../state/row-window.ts';
import type { Row } from '../state/rows.ts';
import { texts } from '../texts.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { createScrollAnchor, type ScrollAnchor } from './scroll-anchor.ts';

interface Props {
  list: ColumnList;
  rows: readonly Row[];
  scroller: HTMLElement;
  /** How rows are drawn: when it changes, all have other heights. */
  density: string;
  draw: (row: Row) => ComponentChildren;
}

/** Rows are redrawn after this much scrolling. */
const STEP_PX = 300;
/** Older stories are loaded when fewer rows than this are left below. */
const READ_AHEAD_ROWS = 8;

/**
 * Draws only the rows around the viewport and reserves the height of all others, so that a long list costs no more than
 * a short one. What the reader sees stays in place while rows above or below change.
 */
export function VirtualRows({ list, rows, scroller, density, draw }: Props) {
  const drawn = useRef<HTMLDivElement>(null);
  const hold = useRef<ScrollAnchor | undefined>(undefined);
  const [view, setView] = useState({ top: list.scroll.scrollTop, height: scroller.clientHeight });
  const keys = rows.map((row) => row.key);
  const { from, to, above, below } = rowWindow(keys, list.scroll.heights, view.top, view.height);

  useLayoutEffect(() => {
    scroller.scrollTop = list.scroll.scrollTop;
    hold.current = createScrollAnchor(scroller, list.scroll);
    return () => hold.current?.close();
  }, [list, scroller]);
  const drawnAs = useRef(density);
  useLayoutEffect(() => {
    if (drawn.current) hold.current?.settle(drawn.current, drawnAs.current !== density);
    // Rows that turned out lower than expected leave room for more.
    const next = keys[to];
    const isShort =
      next !== undefined && heightAbove(next, keys, list.scroll.heights) < view.top + view.height + STEP_PX;
    if (isShort) setView((last) => ({ ...last }));
  });
  useLayoutEffect(() => {
    if (drawnAs.current === density || !hold.current) return;
    drawnAs.current = density;
    const top = hold.current.forgetHeights(keys);
    setView(({ height }) => ({ top, height }));
  }, [density]);
  useEffect(() => {
    const look = (): void => {
      const { scrollTop: top, clientHeight: height } = scroller;
      setView((last) => (Math.abs(last.top - top) < STEP_PX && last.height === height ? last : { top, height }));
    };
    const sizes = new ResizeObserver(look);
    scroller.addEventListener('scroll', look, { passive: true });
    sizes.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [scroller]);
  useEffect(() => {
    if (to >= rows.length - READ_AHEAD_ROWS) void loadOlder(list);
  }, [list, to, rows.length]);

  return (
    <div class="rows" ref={drawn}>
      <div class="room" style={{ height: `${above}px` }} />
      {rows.slice(from, to).map((row) => (
        <div key={row.key} class="row" data-row={row.key}>
          <ErrorBoundary of={row} note={texts.notShown}>
            {draw(row)}
          </ErrorBoundary>
        </div>
      ))}
      <div class="room" style={{ height: `${below}px` }} />
    </div>
  );
}
