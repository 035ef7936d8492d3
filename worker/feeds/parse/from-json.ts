import type { JsonFeed } from 'feedsmith';
import { enclosedImages } from './media-images.ts';
import { textToHtml } from './plain-text.ts';
import type { RawFeed, RawItem } from './raw-item.ts';

/** JSON Feed 1.0 and 1.1: what it offers for every field. */
export function fromJson(feed: JsonFeed.Feed<string>, address: string | undefined): RawFeed {
  const bases = [feed.home_page_url, address, feed.feed_url];
  return {
    titles: [feed.title],
    links: [feed.home_page_url],
    bases,
    languages: [feed.language],
    hubs: (feed.hubs ?? []).filter(({ type }) => type?.toLowerCase() === 'websub').map(({ url }) => url),
    selves: [feed.feed_url],
    items: (feed.items ?? []).map((item) => fromItem(item, feed, bases)),
  };
}

function fromItem(item: JsonFeed.Item<string>, feed: JsonFeed.Feed<string>, bases: (string | undefined)[]): RawItem {
  const attachments = (item.attachments ?? []).map(({ url, mime_type }) => ({
    ...(url && { url }),
    ...(mime_type && { type: mime_type }),
  }));
  return {
    ids: [item.id],
    links: [item.url, item.external_url, /^https?:\/\//i.test(item.id ?? '') ? item.id : undefined],
    bases,
    hasXmlBase: false,
    titles: [item.title],
    description: asHtml(item.summary),
    content: item.content_html ?? asHtml(item.content_text),
    // JSON Feed 1.1: the feed's authors are those of an item that names none.
    bylines: (item.authors ?? feed.authors ?? []).map(({ name }) => name),
    topics: item.tags ?? [],
    images: [item.image, item.banner_image, ...enclosedImages(attachments)],
    published: [item.date_published],
    updated: [item.date_modified],
    languages: [item.language],
  };
}

function asHtml(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textToHtml(text);
}
