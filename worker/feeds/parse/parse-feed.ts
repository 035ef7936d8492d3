import { type AnyFeed, ParseError, parseFeed as readFeed } from 'feedsmith';
import { mapStrings } from '../../../shared/domain/map-strings.ts';
import { dropUnstorable } from '../../../shared/domain/well-formed.ts';
import { bytesToText } from '../../../shared/node/text/bytes-to-text.ts';
import { distinctItems } from './distinct-items.ts';
import { finishItem, firstOf } from './finish-item.ts';
import { fromAtom } from './from-atom.ts';
import { fromJson } from './from-json.ts';
import { fromRss } from './from-rss.ts';
import { languageOf } from './language.ts';
import { NotAFeedError, type ParsedFeed } from './parsed-feed.ts';
import type { RawFeed } from './raw-item.ts';
import { resolveUrl } from './resolve-url.ts';
import { tidyJson } from './tidy-json.ts';
import { tidyXml } from './tidy-xml.ts';
import { skipDays, skipHours, updatePeriodMs } from './timetable.ts';

const ITEMS_MAX = 1_000;

/** Where a document came from, which determines its encoding and the base for relative URLs. */
export interface Origin {
  /** The URL it was fetched from, after redirects. */
  address?: string;
  /** The Content-Type header. */
  contentType?: string | undefined;
}

/**
 * Reads as much as possible of an RSS, Atom, RDF or JSON feed from bytes, however broken, up to 1,000 items. Throws a
 * NotAFeedError for anything else.
 */
export function parseFeed(bytes: Buffer, origin: Origin = {}): ParsedFeed {
  try {
    // Escapes in the document can stand for characters that Postgres rejects; drop those, not the story.
    return mapStrings(parse(bytes, origin), dropUnstorable);
  } catch (error) {
    if (error instanceof NotAFeedError) throw error;
    // Nested too deeply for the stack, for instance.
    throw new NotAFeedError('The document could not be read.', { cause: error });
  }
}

function parse(bytes: Buffer, origin: Origin): ParsedFeed {
  const text = bytesToText(bytes, origin.contentType);
  if (text.trim() === '') throw new NotAFeedError('The document is empty.');
  const { format, raw } = readAny(text, origin.address);
  const language = firstOf(raw.languages, languageOf);
  const title = raw.titles.find((line) => line);
  const description = raw.descriptions.find((line) => line && line !== title);
  const link = firstOf(raw.links, (address) => resolveUrl(address, raw.bases));
  // These links belong to the document, not to the site.
  const bases = [origin.address, ...raw.bases];
  const self = firstOf(raw.selves, (address) => resolveUrl(address, bases));
  const hubs = raw.hubs.map((hub) => resolveUrl(hub, bases)).filter((hub) => hub !== undefined);
  return {
    format,
    ...(title && { title }),
    ...(description && { description }),
    ...(link && { link }),
    ...(language && { language }),
    ...timetableOf(raw),
    hubs: [...new Set(hubs)],
    ...(self && { self }),
    items: distinctItems(raw.items.map((item) => finishItem(item, language))),
  };
}

function readAny(text: string, address: string | undefined): { format: ParsedFeed['format']; raw: RawFeed } {
  const isJson = /^\s*[{[]/.test(text);
  const tidy = isJson ? tidyJson(text) : tidyXml(text);
  const read = readTidy(tidy);
  switch (read.format) {
    case 'atom':
      return { format: 'atom', raw: fromAtom(read.feed, address) };
    case 'json':
      return { format: 'json', raw: fromJson(read.feed, address) };
    default:
      return { format: read.format, raw: fromRss(read.feed, address) };
  }
}

function readTidy(tidy: string): AnyFeed {
  try {
    return readFeed(tidy, { maxItems: ITEMS_MAX });
  } catch (error) {
    // The root element is a feed's, but it contains nothing we know.
    if (error instanceof ParseError) return { format: 'rss', feed: {} };
    throw new NotAFeedError('The document could not be read as RSS, Atom, RDF or JSON Feed.', { cause: error });
  }
}

function timetableOf(raw: RawFeed): Partial<ParsedFeed> {
  const hours = skipHours(raw.skipHours);
  const days = skipDays(raw.skipDays);
  const period = updatePeriodMs(raw.updatePeriod, raw.updateFrequency);
  return {
    ...(raw.ttlMinutes !== undefined && raw.ttlMinutes > 0 && { ttlMinutes: raw.ttlMinutes }),
    ...(hours.length > 0 && { skipHours: hours }),
    ...(days.length > 0 && { skipDays: days }),
    ...(period !== undefined && { updatePeriodMs: period }),
  };
}
