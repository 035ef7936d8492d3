const scrollers = new Map<string, HTMLElement>();

/** Names the element in which a column scrolls, while it is on the page. */
export function registerScroller(columnId: string, element: HTMLElement): () => void {
  scrollers.set(columnId, element);
  return () => {
    if (scrollers.get(columnId) === element) scrollers.delete(columnId);
  };
}

/** The element in which a column scrolls; undefined while the column is not on the page. */
export function scrollerOf(columnId: string): HTMLElement | undefined {
  return scrollers.get(columnId);
}
