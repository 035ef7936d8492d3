import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Calls `tell` whenever the element enters or leaves the viewport, which `margin` enlarges. */
export function useIntersection(
  element: RefObject<HTMLElement | null>,
  margin: string,
  tell: (inSight: boolean) => void,
): void {
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => tell(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: margin,
    });
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
}
