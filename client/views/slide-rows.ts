import { slideFrom } from './slide.ts';

/** Moves rows smoothly to where a change has put them, instead of letting them jump there. */
export interface RowSlides {
  /** The rows as drawn now, and the scroll position before they were held in place. */
  settle(rows: readonly HTMLElement[], scrollTopBefore: number): void;
  /** All rows look different from now on: the next change slides none. */
  forget(): void;
}

/** Slides the rows of a scroll container that the reader sees before or after the change. */
export function createRowSlides(scroller: HTMLElement): RowSlides {
  let tops = new Map<string, number>();
  return {
    settle(rows, scrollTopBefore) {
      const { scrollTop, clientHeight } = scroller;
      const before = tops;
      tops = new Map(rows.flatMap((row) => (row.dataset.row ? [[row.dataset.row, row.offsetTop]] : [])));
      const isInSight = (top: number, row: HTMLElement): boolean => top < clientHeight && top + row.offsetHeight > 0;
      for (const row of rows) {
        const was = before.get(row.dataset.row ?? '');
        if (was === undefined) continue;
        const [first, last] = [was - scrollTopBefore, row.offsetTop - scrollTop];
        if (isInSight(first, row) || isInSight(last, row)) slideFrom(row, 0, first - last);
      }
    },
    forget() {
      tops = new Map();
    },
  };
}
