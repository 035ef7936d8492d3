import { mapStrings } from '../../../shared/domain/map-strings.ts';
import type { EachItem } from '../each-item.ts';
import { dropNotInXml } from '../pages/markup.ts';
import type { OutgoingFeed } from './outgoing-feed.ts';

/** Writes a feed in one of the formats. What XML cannot hold is dropped, and so is an item that cannot be written. */
export function writeFeed(whole: OutgoingFeed, write: (feed: OutgoingFeed) => string, each: EachItem): string {
  const feed = mapStrings(whole, dropNotInXml);
  try {
    return write(feed);
  } catch {
    // Which item it is shows when each is written alone; those that can be written are written together.
    const items = each(feed.items, (item) => {
      write({ ...feed, items: [item] });
      return item;
    });
    return write({ ...feed, items });
  }
}
