import { generateJsonFeed } from 'feedsmith';
import type { OutgoingFeed, OutgoingItem } from './outgoing-feed.ts';

/** Writes JSON Feed 1.1 with the whole text. */
export function writeJsonFeed(feed: OutgoingFeed): string {
  const { hub } = feed;
  const document = generateJsonFeed({
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.self,
    ...(hub !== undefined && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: feed.items.map(toJsonItem),
  });
  // A feed without stories has a list without items, and no list is not a feed.
  return JSON.stringify(Object.assign({ items: [] }, document));
}

function toJsonItem(item: OutgoingItem) {
  const { summary, language, image } = item;
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: item.html,
    ...(summary !== undefined && { summary }),
    date_published: item.published,
    date_modified: item.updated,
    tags: item.topics.map(({ label }) => label),
    authors: [{ name: item.author }],
    ...(language !== undefined && { language }),
    ...(image !== undefined && { image }),
  };
}
