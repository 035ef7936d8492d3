import { listAddress } from '../state/address.ts';
import { currentRoute } from '../state/entry.ts';
import { listTopics, showWaiting, waitingCount } from '../state/list.ts';
import { navigate } from './navigate.ts';
import { goToTop } from './reader-calm.ts';

/** Takes the reader to the top and shows what waited. */
export function revealStories(): void {
  if (currentRoute.peek().name !== 'list') navigate(listAddress(listTopics.peek()));
  goToTop(showWaiting);
}

/** Listens for the full stop, which does what a click on the pill does. */
export function watchRevealKey(): void {
  document.addEventListener('keydown', (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== '.' || !isPlain || isTyping(event.target) || waitingCount.peek() === 0) return;
    event.preventDefault();
    revealStories();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
