import type { RdfFeed, RssFeed } from 'feedsmith';
import { alternate, linksOf } from './atom-links.ts';
import { enclosedImages, mediaImages } from './media-images.ts';
import type { RawFeed, RawItem } from './raw-item.ts';
import { resolveUrl, withBase } from './resolve-url.ts';

type Channel = RssFeed.Feed<string> & Pick<RdfFeed.Feed<string>, 'rdf'>;
type Item = RssFeed.Item<string> & Pick<RdfFeed.Item<string>, 'rdf'>;

/** RSS 0.9x, 1.0 (RDF) and 2.0 with their modules: what each offers for every field. */
export function fromRss(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>, address: string | undefined): RawFeed {
  const channel: Channel = feed;
  const link = channel.link ?? alternate(channel.atom?.links);
  // Where a feed is hosted says little; its links are meant for the site.
  const bases = withBase(channel.xml?.base, [resolveUrl(link, [address]), address]);
  return {
    titles: [channel.title, channel.dc?.titles?.[0], channel.itunes?.title, channel.media?.title?.value],
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
    links: [item.link, alternate(atom?.links), absoluteOnly(permalink), absoluteOnly(item.rdf?.about)],
    bases: withBase(item.xml?.base, outer),
    hasXmlBase: isInXmlBase || item.xml?.base !== undefined,
    titles: [item.title, dc?.titles?.[0], atom?.title?.value, item.itunes?.title, media?.title?.value],
    description:
      item.description ??
      dc?.descriptions?.[0] ??
      atom?.summary?.value ??
      item.itunes?.summary ??
      item.itunes?.subtitle ??
      media?.description?.value,
    content: item.content?.encoded ?? atom?.content?.value,
    bylines: bylinesOf(item),
    topics: topicsOf(item),
    images: [...mediaImages(media), ...enclosedImages(item.enclosures), item.itunes?.image],
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

function bylinesOf({ authors, dc, dcterms, itunes, atom, media }: Item): (string | undefined)[] {
  const named = authors?.flatMap((author) => author.name ?? []) ?? [];
  const credited = media?.credits?.flatMap((credit) => (credit.role === 'author' ? [credit.value] : []));
  const choices = [
    named,
    dc?.creators,
    dcterms?.creators,
    atom?.authors?.map((author) => author.name),
    [itunes?.author],
    credited,
    authors?.map((author) => author.email),
  ];
  return choices.find((names) => names?.some((name) => name !== undefined)) ?? [];
}

function topicsOf({ categories, dc, dcterms, itunes, media, atom }: Item): (string | undefined)[] {
  return [
    ...(categories ?? []).map(({ name }) => name),
    ...[...(dc?.subjects ?? []), ...(dcterms?.subjects ?? [])].flatMap((subjects) => subjects?.split(/[,;]/) ?? []),
    ...(atom?.categories ?? []).map(({ label, term }) => label ?? term),
    ...(media?.categories ?? []).map(({ label, name }) => label ?? name),
    ...(media?.keywords ?? []),
    ...(itunes?.keywords ?? []),
  ];
}

/** An id is only taken for an address when it says so from its first letter. */
function absoluteOnly(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id) ? id : undefined;
}
