import { generateAtomFeed } from 'feedsmith';
import type { OutgoingFeed, OutgoingItem } from './outgoing-feed.ts';

/** Writes Atom 1.0 with the whole text. */
export function writeAtom(feed: OutgoingFeed): string {
  const { hub, self, page } = feed;
  return generateAtomFeed({
    id: self,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: feed.updated,
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: page, rel: 'alternate', type: 'text/html' },
      ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
    ],
    entries: feed.items.map(toEntry),
  });
}

function toEntry(item: OutgoingItem) {
  const { summary, language, image } = item;
  return {
    id: item.id,
    title: { value: item.title },
    links: [{ href: item.url, rel: 'alternate', type: 'text/html' }],
    published: item.published,
    updated: item.updated,
    authors: [{ name: item.author }],
    categories: item.topics.map(({ slug, label }) => ({ term: slug, label })),
    ...(summary !== undefined && { summary: { value: summary } }),
    content: { value: item.html, type: 'html' },
    ...(language !== undefined && { xml: { lang: language } }),
    ...(image !== undefined && { media: { contents: [{ url: image, medium: 'image' }] } }),
  };
}
