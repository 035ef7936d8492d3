import type { FeedOptions } from '../../shared/contract/feed-options.ts';
import { cutText } from '../../shared/domain/cut-text.ts';
import { compilePattern } from '../../shared/node/text/pattern.ts';
import type { ParsedItem } from './parse/parsed-feed.ts';

/** A pattern sees no more of an item than this, so that matching thousands of items stays cheap. */
const SEEN_MAX_CHARACTERS = 2_000;

/**
 * The items that the operator wants: those that match `keep`, if it is set, without those that match `block`. A pattern
 * sees the headline, the author, the address and the topics, each on a line.
 */
export async function chooseItems(
  items: readonly ParsedItem[],
  { keep, block }: Pick<FeedOptions, 'keep' | 'block'>,
): Promise<readonly ParsedItem[]> {
  if (keep === undefined && block === undefined) return items;
  const kept = keep === undefined ? undefined : await compilePattern(keep);
  const blocked = block === undefined ? undefined : await compilePattern(block);
  return items.filter((item) => {
    const text = textOf(item);
    return kept?.matches(text) !== false && blocked?.matches(text) !== true;
  });
}

function textOf({ headline, byline, url, topics }: ParsedItem): string {
  const lines = [headline, byline, url, ...topics].filter((line) => line !== undefined);
  return cutText(lines.join('\n'), SEEN_MAX_CHARACTERS);
}
