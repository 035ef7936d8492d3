import type { ListedPublisher } from '../../shared/contract/publisher-shapes.ts';
import { printable } from '../output.ts';

/** A publisher with its figures, on one line. */
export function describePublisher(publisher: ListedPublisher): string {
  const { id, name, url, disabledAt, stories, moreStories, keys, feeds } = publisher;
  const counts = `${stories}${moreStories ? '+' : ''} stories, ${keys} keys, ${feeds} feeds`;
  const state = disabledAt === null ? null : `disabled ${disabledAt}`;
  return printable([id, name, url, counts, state].filter(Boolean).join('  '));
}
