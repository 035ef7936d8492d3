import { generateAtomFeed } from 'feedsmith';
import type { StoryMedia } from '../../../shared/domain/media.ts';
import { type OutgoingFeed, type OutgoingItem, pageLinks } from './outgoing-feed.ts';
import { mediaContents, mediaType } from './outgoing-media.ts';

/** Writes Atom 1.0 with full texts. */
export function writeAtom(feed: OutgoingFeed): string {
  const { hub, self, page, icon } = feed;
  return generateAtomFeed({
    id: self,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    icon,
    updated: feed.updated,
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: page, rel: 'alternate', type: 'text/html' },
      ...pageLinks(feed, 'application/atom+xml'),
      ...(hub === undefined ? [] : [{ href: hub, rel: 'hub' }]),
    ],
    entries: feed.items.map(toEntry),
  });
}

function toEntry(item: OutgoingItem) {
  const { summary, language, rights } = item;
  const contents = mediaContents(item);
  return {
    id: item.id,
    title: { value: item.title },
    links: [{ href: item.url, rel: 'alternate', type: 'text/html' }, ...item.media.map(toEnclosure)],
    published: item.published,
    updated: item.updated,
    authors: [{ name: item.author }],
    categories: item.topics.map(({ slug, label }) => ({ term: slug, label })),
    ...(summary !== undefined && { summary: { value: summary } }),
    content: { value: item.html, type: 'html' },
    ...(rights !== undefined && { rights: { value: rights } }),
    ...(language !== undefined && { xml: { lang: language } }),
    ...(contents.length > 0 && { media: { contents } }),
  };
}

function toEnclosure(media: StoryMedia) {
  const { url, bytes, title } = media;
  return {
    ...{ href: url, rel: 'enclosure', type: mediaType(media) },
    ...(bytes !== undefined && { length: bytes }),
    ...(title !== undefined && { title }),
  };
}
