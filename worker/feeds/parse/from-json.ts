import type { JsonFeed } from 'feedsmith';
import { enclosedImages } from './media-images.ts';
import { mendReferences } from './mend-references.ts';
import { textLine, textToHtml } from './plain-text.ts';
import type { RawFeed, RawItem } from './raw-item.ts';
import { absoluteId } from './resolve-url.ts';

/** Maps JSON Feed 1.0 and 1.1 to the candidates for every field. */
export function fromJson(feed: JsonFeed.Feed<string>, address: string | undefined): RawFeed {
  const bases = [feed.home_page_url, address, feed.feed_url];
  return {
    titles: [textLine(feed.title)],
    descriptions: [textLine(feed.description)],
    links: [feed.home_page_url],
    bases,
    languages: [feed.language],
    hubs: (feed.hubs ?? []).filter(({ type }) => type?.toLowerCase() === 'websub').map(({ url }) => url),
    selves: [feed.feed_url],
    items: (feed.items ?? []).map((item) => fromItem(item, feed, bases)),
  };
}

function fromItem(item: JsonFeed.Item<string>, feed: JsonFeed.Feed<string>, bases: (string | undefined)[]): RawItem {
  const attachments = (item.attachments ?? []).map((attachment) => ({
    url: attachment.url,
    type: attachment.mime_type,
    bytes: attachment.size_in_bytes,
    seconds: attachment.duration_in_seconds,
    title: attachment.title,
  }));
  return {
    ids: [item.id],
    links: [item.url, item.external_url, absoluteId(item.id), ...attachments.map(({ url }) => url)],
    bases,
    hasXmlBase: false,
    titles: [textLine(item.title)],
    description: asHtml(item.summary),
    content: item.content_html === undefined ? asHtml(item.content_text) : mendReferences(item.content_html),
    // JSON Feed 1.1: an item without authors takes the feed's.
    bylines: [(item.authors ?? feed.authors ?? []).map(({ name }) => name)],
    topics: item.tags ?? [],
    images: [{ url: item.image }, { url: item.banner_image }, ...enclosedImages(attachments)],
    media: attachments,
    published: [item.date_published],
    updated: [item.date_modified],
    languages: [item.language],
  };
}

function asHtml(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textToHtml(text);
}
