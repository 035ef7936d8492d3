import type { AtomFeed } from 'feedsmith';
import { alternate, linksOf } from './atom-links.ts';
import { enclosedImages, mediaImages } from './media-images.ts';
import { mediaRecordings } from './media-recordings.ts';
import { lineOf } from './plain-text.ts';
import type { RawFeed, RawItem, RawMedia } from './raw-item.ts';
import { absoluteId, resolveUrl, withBase } from './resolve-url.ts';
import { ORIGINAL_LINK } from './rewritten-elements.ts';
import { htmlOfContent, htmlOfSummary, titleLine } from './text-construct.ts';
import { wordsOf } from './topic-lists.ts';

type Feed = AtomFeed.Feed<string>;
type Entry = AtomFeed.Entry<string>;
type Person = AtomFeed.Person;

/** Maps Atom 1.0 (RFC 4287) and 0.3 to the candidates for every field. */
export function fromAtom(feed: Feed, address: string | undefined): RawFeed {
  const self = linksOf(feed.links, 'self')[0];
  const bases = withBase(feed.xml?.base, [resolveUrl(alternate(feed.links), [address]), address, self]);
  return {
    titles: [titleLine(feed.title), lineOf(feed.dc?.titles?.[0]), titleLine(feed.media?.title)],
    descriptions: [titleLine(feed.subtitle)],
    links: [alternate(feed.links), absoluteId(feed.id)],
    bases,
    languages: [feed.xml?.lang, feed.dc?.languages?.[0]],
    hubs: linksOf(feed.links, 'hub'),
    selves: linksOf(feed.links, 'self'),
    updatePeriod: feed.sy?.updatePeriod,
    updateFrequency: feed.sy?.updateFrequency,
    items: (feed.entries ?? []).map((entry) => fromEntry(entry, feed, bases)),
  };
}

function fromEntry(entry: Entry, feed: Feed, outer: readonly (string | undefined)[]): RawItem {
  const bases = withBase(entry.xml?.base, outer);
  const { dc, dcterms, media, content } = entry;
  const group = media?.groups?.[0];
  const enclosures = enclosuresOf(entry);
  return {
    ids: [entry.id, dc?.identifiers?.[0]],
    links: [
      linksOf(entry.links, ORIGINAL_LINK)[0],
      alternate(entry.links),
      content?.src,
      absoluteId(entry.id),
      linksOf(entry.links, 'related')[0],
      ...enclosures.map(({ url }) => url),
    ],
    bases: withBase(content?.xml?.base ?? entry.summary?.xml?.base, bases),
    hasXmlBase: [feed, entry, content, entry.summary].some((part) => part?.xml?.base !== undefined),
    titles: [titleLine(entry.title), lineOf(dc?.titles?.[0]), titleLine(media?.title), titleLine(group?.title)],
    description:
      htmlOfSummary(entry.summary) ??
      htmlOfSummary(media?.description) ??
      htmlOfSummary(group?.description) ??
      dc?.descriptions?.[0],
    content: htmlOfContent(content),
    bylines: bylinesOf(entry, feed),
    topics: [
      ...(entry.categories ?? []).map(({ label, term }) => label ?? term),
      ...(dc?.subjects ?? []).flatMap(wordsOf),
      ...(media?.keywords ?? []),
    ],
    images: [...mediaImages(media), ...enclosedImages(enclosures), { url: entry.itunes?.image }],
    media: [...enclosures, ...mediaRecordings(media)],
    seconds: entry.itunes?.duration,
    published: [entry.published, ...(dcterms?.issued ?? []), ...(dcterms?.created ?? []), ...(dc?.dates ?? [])],
    updated: [entry.updated, ...(dcterms?.modified ?? [])],
    languages: [content?.xml?.lang, entry.xml?.lang, dc?.languages?.[0]],
  };
}

/** RFC 4287, 4.1.2: an entry without an author takes its source's, otherwise the feed's. */
function bylinesOf({ authors, source, dc }: Entry, feed: Feed): RawItem['bylines'] {
  const people = [authors, dc?.creators?.map((name) => ({ name })), source?.authors, feed.authors];
  const stated = people.find((list) => list?.some(({ name, email }: Person) => (name ?? email) !== undefined)) ?? [];
  return [stated.map(({ name, email }: Person) => name ?? email)];
}

function enclosuresOf(entry: Entry): RawMedia[] {
  return (entry.links ?? [])
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type, length, title }) => ({ url: href, type, bytes: length, title }));
}
