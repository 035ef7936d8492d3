import type { AtomFeed } from 'feedsmith';
import { alternate, linksOf } from './atom-links.ts';
import { enclosedImages, mediaImages } from './media-images.ts';
import { textToHtml } from './plain-text.ts';
import type { RawFeed, RawItem } from './raw-item.ts';
import { resolveUrl, withBase } from './resolve-url.ts';

type Feed = AtomFeed.Feed<string>;
type Entry = AtomFeed.Entry<string>;

/** Atom 1.0 (RFC 4287) and 0.3: what each offers for every field. */
export function fromAtom(feed: Feed, address: string | undefined): RawFeed {
  const self = linksOf(feed.links, 'self')[0];
  const bases = withBase(feed.xml?.base, [resolveUrl(alternate(feed.links), [address]), address, self]);
  return {
    titles: [feed.title?.value, feed.dc?.titles?.[0], feed.media?.title?.value],
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
  return {
    ids: [entry.id, dc?.identifiers?.[0]],
    links: [alternate(entry.links), content?.src, absoluteId(entry.id), linksOf(entry.links, 'related')[0]],
    bases: withBase(content?.xml?.base ?? entry.summary?.xml?.base, bases),
    hasXmlBase: [feed, entry, content, entry.summary].some((part) => part?.xml?.base !== undefined),
    titles: [entry.title?.value, dc?.titles?.[0], media?.title?.value, media?.groups?.[0]?.title?.value],
    description:
      asHtml(entry.summary) ??
      media?.description?.value ??
      media?.groups?.[0]?.description?.value ??
      dc?.descriptions?.[0],
    content: asHtml(content),
    bylines: bylinesOf(entry, feed),
    topics: [
      ...(entry.categories ?? []).map(({ label, term }) => label ?? term),
      ...(dc?.subjects ?? []).flatMap((subjects) => subjects.split(/[,;]/)),
      ...(media?.keywords ?? []),
    ],
    images: [...mediaImages(media), ...enclosedImages(enclosures(entry)), entry.itunes?.image],
    published: [entry.published, ...(dcterms?.issued ?? []), ...(dcterms?.created ?? []), ...(dc?.dates ?? [])],
    updated: [entry.updated, ...(dcterms?.modified ?? [])],
    languages: [content?.xml?.lang, entry.xml?.lang, dc?.languages?.[0]],
  };
}

/** RFC 4287, 4.1.2: an entry without an author has its source's, else the feed's. */
function bylinesOf({ authors, source, dc }: Entry, feed: Feed): (string | undefined)[] {
  const people = [authors, source?.authors, dc?.creators?.map((name) => ({ name })), feed.authors];
  const named = people.find((list) => list?.some((person) => person.name !== undefined));
  return (named ?? []).map((person) => person.name);
}

function enclosures(entry: Entry): { url?: string; type?: string }[] {
  return (entry.links ?? [])
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type }) => ({ ...(href && { url: href }), ...(type && { type }) }));
}

/** RFC 4287, 3.1: `text` is text; many that say nothing mean HTML, and text without markup is the same in both. */
function asHtml(text: { value?: string; type?: string } | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  const type = text.type?.toLowerCase() ?? '';
  return type === 'text' || type === 'text/plain' ? textToHtml(text.value) : text.value;
}

function absoluteId(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id) ? id : undefined;
}
