import { NotAFeedError } from './parsed-feed.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what JSON does not allow in strings is what is looked for
const CONTROL = /[\u0000-\u001f]/g;

/** The version URL of JSON Feed; some feeds write `1.0` or omit it. */
const VERSION = 'https://jsonfeed.org/version/1.1';
const MARKS = ['version', 'title', 'feed_url', 'home_page_url'];

/** Repairs JSON for a strict reader: a second byte order mark, raw line ends in strings, trailing commas. Throws a NotAFeedError. */
export function tidyJson(text: string): string {
  const bare = text.trim();
  const value = read(bare) ?? read(bare.replace(CONTROL, ' ').replace(/,(\s*[}\]])/g, '$1'));
  if (value === undefined) throw new NotAFeedError('The document is not valid JSON.');
  if (!isFeed(value)) throw new NotAFeedError('The document is JSON, but not JSON Feed.');
  return JSON.stringify({ ...value, version: VERSION });
}

function isFeed(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return 'items' in value && Array.isArray(value.items) && MARKS.some((mark) => mark in value);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Undefined tells the caller that the text is not JSON.
    return undefined;
  }
}
