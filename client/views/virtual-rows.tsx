import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { loadOlder } from '../actions/load-older.ts';
import type { ColumnList } from '../state/column-list.ts';
import { rowWindow } from '../state/row-window.ts';
import type { Row } from '../state/rows.ts';
import { texts } from '../texts.ts';
import { Fenced } from './fenced.tsx';
import { createHold, type Hold } from './hold-place.ts';

interface Props {
  list: ColumnList;
  rows: readonly Row[];
  scroller: HTMLElement;
  draw: (row: Row) => ComponentChildren;
}

/** Rows are drawn anew after the reader scrolled this far. */
const STEP_PX = 300;
/** Older stories are read when so few rows are left below. */
const READ_AHEAD_ROWS = 8;

/**
 * Draws the rows around what the reader sees and keeps the room of all others, so that a long list costs no more than
 * a short one. Whatever changes above or below, what the reader sees stays where it is.
 */
export function VirtualRows({ list, rows, scroller, draw }: Props) {
  const drawn = useRef<HTMLDivElement>(null);
  const hold = useRef<Hold | undefined>(undefined);
  const [view, setView] = useState({ top: list.place.scrollTop, height: scroller.clientHeight });
  const keys = rows.map((row) => row.key);
  const { from, to, above, below } = rowWindow(keys, list.place.heights, view.top, view.height);

  useLayoutEffect(() => {
    scroller.scrollTop = list.place.scrollTop;
    hold.current = createHold(scroller, list.place);
    return () => hold.current?.close();
  }, [list, scroller]);
  useLayoutEffect(() => {
    if (drawn.current) hold.current?.settle(drawn.current);
  });
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
          <Fenced of={row} note={texts.notShown}>
            {draw(row)}
          </Fenced>
        </div>
      ))}
      <div class="room" style={{ height: `${below}px` }} />
    </div>
  );
}
