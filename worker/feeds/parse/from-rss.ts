import type { RdfFeed, RssFeed } from 'feedsmith';
import { alternate, linksOf } from './atom-links.ts';
import { enclosedImages, mediaImages } from './media-images.ts';
import { mediaRecordings } from './media-recordings.ts';
import { lineOf } from './plain-text.ts';
import type { RawFeed, RawItem } from './raw-item.ts';
import { absoluteId, resolveUrl, withBase } from './resolve-url.ts';
import { ORIGINAL_LINK } from './rewritten-elements.ts';
import { htmlOfContent, htmlOfSummary, titleLine } from './text-construct.ts';
import { wordsOf } from './topic-lists.ts';

type Channel = RssFeed.Feed<string> & Pick<RdfFeed.Feed<string>, 'rdf'>;
type Item = RssFeed.Item<string> & Pick<RdfFeed.Item<string>, 'rdf'>;

/** Maps RSS 0.9x, 1.0 (RDF) and 2.0 with their modules to the candidates for every field. */
export function fromRss(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>, address: string | undefined): RawFeed {
  const channel: Channel = feed;
  const link = channel.link ?? alternate(channel.atom?.links);
  // Relative links are meant for the site, not for the host that serves the feed.
  const bases = withBase(channel.xml?.base, [resolveUrl(link, [address]), address]);
  return {
    titles: [
      lineOf(channel.title),
      titleLine(channel.atom?.title),
      lineOf(channel.dc?.titles?.[0]),
      lineOf(channel.itunes?.title),
      titleLine(channel.media?.title),
    ],
    descriptions: [lineOf(channel.description), titleLine(channel.atom?.subtitle)],
    links: [channel.link, alternate(channel.atom?.links), channel.rdf?.about],
    bases,
    languages: [channel.language, channel.dc?.languages?.[0], channel.dcterms?.languages?.[0], channel.xml?.lang],
    hubs: linksOf(channel.atom?.links, 'hub'),
    selves: linksOf(channel.atom?.links, 'self'),
    ttlMinutes: channel.ttl,
    skipHours: channel.skipHours,
    skipDays: channel.skipDays,
    updatePeriod: channel.sy?.updatePeriod,
    updateFrequency: channel.sy?.updateFrequency,
    items: (channel.items ?? []).map((item) => fromItem(item, bases, channel.xml?.base !== undefined)),
  };
}

function fromItem(item: Item, outer: readonly (string | undefined)[], isInXmlBase: boolean): RawItem {
  const { dc, dcterms, atom, media, guid } = item;
  const permalink = guid?.isPermaLink === false ? undefined : guid?.value;
  return {
    ids: [guid?.value, atom?.id, item.rdf?.about, dc?.identifiers?.[0], dcterms?.identifiers?.[0]],
    links: [
      linksOf(atom?.links, ORIGINAL_LINK)[0],
      item.link,
      alternate(atom?.links),
      ...[permalink, item.rdf?.about, atom?.id].map(absoluteId),
      ...(item.enclosures ?? []).map(({ url }) => url),
    ],
    bases: withBase(item.xml?.base, outer),
    hasXmlBase: isInXmlBase || item.xml?.base !== undefined,
    titles: [
      lineOf(item.title),
      lineOf(dc?.titles?.[0]),
      titleLine(atom?.title),
      lineOf(item.itunes?.title),
      titleLine(media?.title),
    ],
    description:
      item.description ??
      dc?.descriptions?.[0] ??
      htmlOfSummary(atom?.summary) ??
      item.itunes?.summary ??
      item.itunes?.subtitle ??
      htmlOfSummary(media?.description),
    content: item.content?.encoded ?? htmlOfContent(atom?.content),
    bylines: bylinesOf(item),
    topics: topicsOf(item),
    images: [...mediaImages(media), ...enclosedImages(item.enclosures), { url: item.itunes?.image }],
    media: [
      ...(item.enclosures ?? []).map(({ url, type, length }) => ({ url, type, bytes: length })),
      ...mediaRecordings(media),
    ],
    seconds: item.itunes?.duration,
    published: [
      item.pubDate,
      ...(dc?.dates ?? []),
      ...(dcterms?.issued ?? []),
      ...(dcterms?.available ?? []),
      ...(dcterms?.created ?? []),
      ...(dcterms?.dates ?? []),
      atom?.published,
      item.prism?.publicationDates?.[0],
    ],
    updated: [atom?.updated, ...(dcterms?.modified ?? [])],
    languages: [dc?.languages?.[0], item.xml?.lang],
  };
}

function bylinesOf({ authors, dc, dcterms, itunes, atom, media }: Item): RawItem['bylines'] {
  const credited = media?.credits?.flatMap((credit) => (credit.role === 'author' ? [credit.value] : []));
  return [
    authors?.map((author) => author.name ?? author.email),
    dc?.creators,
    dcterms?.creators,
    atom?.authors?.map((author) => author.name ?? author.email),
    [itunes?.author],
    credited,
  ];
}

function topicsOf({ categories, dc, dcterms, itunes, media, atom }: Item): (string | undefined)[] {
  return [
    ...(categories ?? []).map(({ name }) => name),
    ...[...(dc?.subjects ?? []), ...(dcterms?.subjects ?? [])].flatMap(wordsOf),
    ...(atom?.categories ?? []).map(({ label, term }) => label ?? term),
    ...(media?.categories ?? []).map(({ label, name }) => label ?? name),
    ...(media?.keywords ?? []),
    ...(itunes?.keywords ?? []),
  ];
}
