import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { Mark } from '../state/mark-words.ts';

/** What marks a query's words in a text; null without a query. Its code comes with the first search. */
export async function loadMark(q: string | undefined): Promise<{ text: Mark } | null> {
  if (q === undefined) return null;
  const loaded = await import('../state/mark-words.ts').catch(noAnswer);
  // Without a connection nothing is marked.
  return loaded ? { text: loaded.markOf(q) } : null;
}
