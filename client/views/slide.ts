const SLIDE: KeyframeAnimationOptions = { duration: 360, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)', composite: 'add' };

const calm = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');

/**
 * Lets an element that was moved by a change begin where it was, `x` and `y` pixels from where it is now: FLIP (first,
 * last, invert, play; Paul Lewis). Only its transform changes, which costs no layout and is no layout shift.
 */
export function slideFrom(element: Element, x: number, y: number): void {
  if ((x === 0 && y === 0) || calm?.matches) return;
  element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'translate(0, 0)' }], SLIDE);
}
