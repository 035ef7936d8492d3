const scrollers = new Map<string, HTMLElement>();

/** Registers a column's scroll container while it is on the page; returns a function that removes it. */
export function registerScroller(columnId: string, element: HTMLElement): () => void {
  scrollers.set(columnId, element);
  return () => {
    if (scrollers.get(columnId) === element) scrollers.delete(columnId);
  };
}

/** A column's scroll container; undefined while the column is not on the page. */
export function scrollerOf(columnId: string): HTMLElement | undefined {
  return scrollers.get(columnId);
}
