import { generateRssFeed } from 'feedsmith';
import { markup } from '../pages/markup.ts';
import { type OutgoingFeed, type OutgoingItem, pageLinks } from './outgoing-feed.ts';
import { mediaContents, mediaType } from './outgoing-media.ts';

/** Writes RSS 2.0 with full texts. */
export function writeRss(feed: OutgoingFeed): string {
  const { hub, self } = feed;
  return generateRssFeed({
    title: feed.title,
    link: feed.page,
    description: feed.description,
    lastBuildDate: feed.updated,
    image: { url: feed.icon, title: feed.title, link: feed.page },
    atom: {
      links: [
        { href: self, rel: 'self', type: 'application/rss+xml' },
        ...pageLinks(feed, 'application/rss+xml'),
        ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
      ],
    },
    items: feed.items.map(toRssItem),
  });
}

function toRssItem(item: OutgoingItem) {
  const { summary, language, media, rights } = item;
  const contents = mediaContents(item);
  return {
    title: item.title,
    link: item.url,
    guid: { value: item.id, isPermaLink: false },
    pubDate: item.published,
    // Feed readers interpret a description as HTML.
    ...(summary !== undefined && { description: markup`${summary}`.text }),
    content: { encoded: item.html },
    categories: item.topics.map(({ label }) => ({ name: label })),
    dc: {
      creators: [item.author],
      publishers: [item.publisher],
      ...(language && { languages: [language] }),
      ...(rights && { rights: [rights] }),
    },
    dcterms: { modified: [item.updated] },
    // Many readers know one enclosure only; `media:content` has them all.
    enclosures: media.slice(0, 1).map((file) => ({ url: file.url, length: file.bytes ?? 0, type: mediaType(file) })),
    ...(contents.length > 0 && { media: { contents } }),
  };
}
