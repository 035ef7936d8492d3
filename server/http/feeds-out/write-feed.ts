import { mapStrings } from '../../../shared/domain/map-strings.ts';
import type { EachItem } from '../answers/each-item.ts';
import { dropNotInXml } from '../pages/markup.ts';
import type { OutgoingFeed } from './outgoing-feed.ts';

/** Writes a feed in one of the formats. Drops characters that XML cannot contain and items that cannot be written. */
export function writeFeed(whole: OutgoingFeed, write: (feed: OutgoingFeed) => string, each: EachItem): string {
  const feed = mapStrings(whole, dropNotInXml);
  try {
    return write(feed);
  } catch {
    // Write each item alone to find the ones that fail, then write the others together.
    const items = each(feed.items, (item) => {
      write({ ...feed, items: [item] });
      return item;
    });
    return write({ ...feed, items });
  }
}
