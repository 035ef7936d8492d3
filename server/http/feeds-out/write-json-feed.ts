import { generateJsonFeed } from 'feedsmith';
import type { StoryMedia } from '../../../shared/domain/media.ts';
import type { OutgoingFeed, OutgoingItem } from './outgoing-feed.ts';
import { mediaType } from './outgoing-media.ts';

/** Writes JSON Feed 1.1 with full texts. */
export function writeJsonFeed(feed: OutgoingFeed): string {
  const { hub, pages, icon } = feed;
  const document = generateJsonFeed({
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.self,
    ...(pages.next !== undefined && { next_url: pages.next }),
    icon,
    ...(hub !== undefined && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: feed.items.map(toJsonItem),
  });
  // JSON Feed requires `items`, which the library omits for an empty feed.
  return JSON.stringify(Object.assign({ items: [] }, document));
}

function toJsonItem(item: OutgoingItem) {
  const { summary, language, image, media } = item;
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
    ...(image && { image: image.url }),
    ...(media.length > 0 && { attachments: media.map(toAttachment) }),
  };
}

function toAttachment(media: StoryMedia) {
  const { url, title, bytes, durationSeconds } = media;
  return {
    ...{ url, mime_type: mediaType(media) },
    ...(title !== undefined && { title }),
    ...(bytes !== undefined && { size_in_bytes: bytes }),
    ...(durationSeconds !== undefined && { duration_in_seconds: durationSeconds }),
  };
}
