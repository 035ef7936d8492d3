import { generateRssFeed } from 'feedsmith';
import { markup } from '../pages/markup.ts';
import type { OutgoingFeed, OutgoingItem } from './outgoing-feed.ts';

/** Writes RSS 2.0 with the whole text. */
export function writeRss(feed: OutgoingFeed): string {
  const { hub, self } = feed;
  return generateRssFeed({
    title: feed.title,
    link: feed.page,
    description: feed.description,
    lastBuildDate: feed.updated,
    atom: {
      links: [
        { href: self, rel: 'self', type: 'application/rss+xml' },
        ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
      ],
    },
    items: feed.items.map(toRssItem),
  });
}

function toRssItem(item: OutgoingItem) {
  const { summary, language, image } = item;
  return {
    title: item.title,
    link: item.url,
    guid: { value: item.id, isPermaLink: false },
    pubDate: item.published,
    // Readers take a description for HTML.
    ...(summary !== undefined && { description: markup`${summary}`.text }),
    content: { encoded: item.html },
    categories: item.topics.map(({ label }) => ({ name: label })),
    dc: { creators: [item.author], publishers: [item.publisher], ...(language && { languages: [language] }) },
    dcterms: { modified: [item.updated] },
    ...(image !== undefined && { media: { contents: [{ url: image, medium: 'image' }] } }),
  };
}
