import { alertTexts } from '../alert-texts.ts';

const EVERY_MS = 1_000;

let timer: ReturnType<typeof setInterval> | undefined;
let usual = '';
let calling = '';

/** Shows a headline in the title of a page that is out of sight, in turn with its usual one, until it is looked at. */
export function callInTitle(headline: string): void {
  if (document.visibilityState === 'visible') return;
  calling = alertTexts.inTitle(headline);
  if (timer !== undefined) return;
  usual = document.title;
  timer = setInterval(takeTurn, EVERY_MS);
  document.addEventListener('visibilitychange', end, { once: true });
}

function takeTurn(): void {
  // The usual title may have changed since.
  if (document.title !== calling) usual = document.title;
  document.title = document.title === calling ? usual : calling;
}

function end(): void {
  clearInterval(timer);
  timer = undefined;
  if (document.title === calling) document.title = usual;
}
