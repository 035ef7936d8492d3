import { noteColumnInSight } from '../state/column-in-sight.ts';
import { showHeader } from './show-header.ts';

/** The header goes and comes only after the finger has gone this far. */
const TURN_PX = 12;
/** Higher than everything above the first story. */
const LEAD_MAX_PX = 240;

const phone = globalThis.matchMedia?.('(max-width: 40rem)');
let turnedAt = 0;
let last = 0;

/**
 * On a phone: the header hides while the reader scrolls down and returns when they scroll up; the trends and a column's
 * head scroll away with its stories. Only transforms change, so that nothing else moves.
 */
export function watchPhoneBars(): void {
  document.addEventListener('scroll', (event) => phone?.matches && noteScroll(event.target), {
    passive: true,
    capture: true,
  });
}

function noteScroll(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return;
  if (target.classList.contains('board-columns')) noteSwipe(target);
  else if (target.classList.contains('column-scroll')) noteReading(target);
}

function noteSwipe(columns: HTMLElement): void {
  const at = Math.round(Math.abs(columns.scrollLeft) / Math.max(1, columns.clientWidth));
  noteColumnInSight(at);
  showHeader();
  const scroller = columns.querySelectorAll<HTMLElement>('.column-scroll')[at];
  if (scroller) moveLead(scroller);
}

function noteReading(scroller: HTMLElement): void {
  const top = scroller.scrollTop;
  moveLead(scroller);
  const isDown = top > last;
  if (isDown !== document.documentElement.classList.contains('is-reading')) {
    if (Math.abs(top - turnedAt) > TURN_PX)
      document.documentElement.classList.toggle('is-reading', isDown && top > TURN_PX);
  } else turnedAt = top;
  last = top;
}

/** The trends go with the column in sight, the column's head with its own stories. */
function moveLead(scroller: HTMLElement): void {
  const scrolled = `${Math.max(0, Math.min(scroller.scrollTop, LEAD_MAX_PX))}px`;
  scroller.closest<HTMLElement>('.column')?.style.setProperty('--scrolled', scrolled);
  document.documentElement.style.setProperty('--scrolled', scrolled);
}
