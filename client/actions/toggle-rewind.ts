import { boardRoute } from '../state/entry.ts';
import { isRewound } from '../state/rewind.ts';

/** Shows the board as it was ten minutes ago, or the present again. */
export async function toggleRewind(): Promise<void> {
  const { backToLive, beginRewind } = await import('./rewind.ts');
  if (isRewound.peek()) backToLive();
  else if (boardRoute.peek()) beginRewind();
}

/** Shows the past moment that the address of a board names (`at`, ISO 8601). */
export async function rewindFromAddress(): Promise<void> {
  const at = Date.parse(new URLSearchParams(location.search).get('at') ?? '');
  if (Number.isNaN(at) || at >= Date.now() || !boardRoute.peek()) return;
  const { beginRewind } = await import('./rewind.ts');
  beginRewind(at);
}
