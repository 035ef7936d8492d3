import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Tells whenever the element comes into sight or leaves it; `margin` widens what counts as sight. */
export function useInSight(
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
