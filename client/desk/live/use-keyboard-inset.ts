import { useEffect } from 'preact/hooks';

/**
 * Keeps the height that an on-screen keyboard covers in `--keyboard`, for browsers that neither make the page smaller
 * nor move what is fixed to its end (Safari).
 */
export function useKeyboardInset(): void {
  useEffect(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const { style } = document.documentElement;
    const measure = (): void => {
      const covered = seen.scale > 1 ? 0 : Math.max(0, innerHeight - seen.height - seen.offsetTop);
      style.setProperty('--keyboard', `${Math.round(covered)}px`);
    };
    seen.addEventListener('resize', measure);
    seen.addEventListener('scroll', measure);
    return () => {
      seen.removeEventListener('resize', measure);
      seen.removeEventListener('scroll', measure);
      style.removeProperty('--keyboard');
    };
  }, []);
}
