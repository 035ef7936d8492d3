import { feedDate } from '../../worker/feeds/parse/feed-date.ts';
import { lineOf } from '../../worker/feeds/parse/plain-text.ts';
import { resolveUrl } from '../../worker/feeds/parse/resolve-url.ts';
import type { ExpectedFeed, ExpectedItem } from './feed-facts.ts';

export type Json = unknown;

const DATES = [
  'publishedParsed',
  'pubDateParsed',
  'isoDate',
  'published',
  'pubDate',
  'date_published',
  'updatedParsed',
  'updated',
];
const TEXTS = ['description', 'summary', 'content', 'content_html', 'content_text', 'guid', 'id'];

/** The facts in a document of another library's test data, whatever its names for them. */
export function readExpected(document: Json): ExpectedFeed {
  const feed = get(document, 'feed') ?? document;
  return {
    title: plain(get(feed, 'title')),
    link: linkOf(feed),
    links: linksOf(feed),
    items: list(get(feed, 'items') ?? get(feed, 'entries')).map(itemOf),
  };
}

function itemOf(item: Json): ExpectedItem {
  const title = plain(get(item, 'title'));
  const link = linkOf(item);
  const topics = list(get(item, 'categories') ?? get(item, 'tags')).map(topicOf);
  return {
    title,
    link,
    links: linksOf(item),
    id: (text(get(item, 'guid')) ?? text(get(item, 'id')) ?? text(get(get(item, 'guid'), 'value')))?.trim(),
    date: feedDate(DATES.map((key) => text(get(item, key))).find((value) => value !== undefined))?.toISOString(),
    topics: topics.filter((topic) => topic !== undefined),
    isEmpty: title === undefined && link === undefined && TEXTS.every((key) => get(item, key) === undefined),
  };
}

/** Some libraries keep what a program reads of a topic, some what people read, some both. */
function topicOf(topic: Json): string | undefined {
  const names = [topic, ...['label', 'name', '_', 'term'].map((key) => get(topic, key))];
  return lineOf(names.map(text).find((name) => name !== undefined));
}

function linkOf(item: Json): string | undefined {
  const alternate = list(get(item, 'links')).find((link) => [undefined, 'alternate'].includes(text(get(link, 'rel'))));
  const link =
    text(get(item, 'link')) ??
    text(get(item, 'url')) ??
    text(get(item, 'home_page_url')) ??
    text(get(alternate, 'href'));
  return resolveUrl(link, []);
}

function linksOf(item: Json): string[] {
  return list(get(item, 'links')).flatMap((link) => resolveUrl(text(link) ?? text(get(link, 'href')), []) ?? []);
}

/** A text as a line of plain text. */
export function plain(value: Json): string | undefined {
  return lineOf(text(value) ?? text(get(value, 'value')) ?? text(get(value, '_')));
}

export function get(value: Json, key: string): Json {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

export function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: Json): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
