/** The range of rows to draw, and the height of those above and below, in pixels. */
export interface RowWindow {
  from: number;
  to: number;
  above: number;
  below: number;
}

/** Rows up to this far outside the viewport are drawn as well. */
const AROUND_PX = 900;
const GUESS_PX = 190;

/** The rows to draw around `scrollTop`, both in pixels; unmeasured rows count with the average height. */
export function rowWindow(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  scrollTop: number,
  viewport: number,
): RowWindow {
  const estimate = averageHeight(heights);
  const [top, bottom] = [scrollTop - AROUND_PX, scrollTop + viewport + AROUND_PX];
  let offset = 0;
  let from = -1;
  let to = 0;
  let above = 0;
  let below = 0;
  keys.forEach((key, index) => {
    const height = heights.get(key) ?? estimate;
    const end = offset + height;
    if (end > top && offset < bottom) {
      if (from === -1) from = index;
      to = index + 1;
    } else if (from === -1) above = end;
    else below += height;
    offset = end;
  });
  // Scrolled beyond the end, as after a list that became shorter: draw its last rows.
  if (from === -1) return { from: Math.max(0, keys.length - 5), to: keys.length, above: 0, below: 0 };
  return { from, to, above, below };
}

/** The height of all rows above the one with this key, in pixels; unmeasured rows count with the average height. */
export function heightAbove(key: string, keys: readonly string[], heights: ReadonlyMap<string, number>): number {
  const estimate = averageHeight(heights);
  return keys.slice(0, Math.max(0, keys.indexOf(key))).reduce((sum, each) => sum + (heights.get(each) ?? estimate), 0);
}

function averageHeight(heights: ReadonlyMap<string, number>): number {
  if (heights.size === 0) return GUESS_PX;
  let sum = 0;
  for (const height of heights.values()) sum += height;
  return Math.round(sum / heights.size);
}
