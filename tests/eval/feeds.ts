/** How far the feed parser agrees with what others expect of their feeds: `node tests/eval/feeds.ts FOLDER`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { feedDate } from '../../worker/feeds/parse/feed-date.ts';
import { parseFeed } from '../../worker/feeds/parse/parse-feed.ts';
import type { ParsedFeed, ParsedItem } from '../../worker/feeds/parse/parsed-feed.ts';
import { lineOf } from '../../worker/feeds/parse/plain-text.ts';
import { resolveUrl } from '../../worker/feeds/parse/resolve-url.ts';

type Json = unknown;
type Fact = 'items' | 'title' | 'link' | 'id' | 'date' | 'topics' | 'text';
interface Tally {
  files: number;
  facts: number;
  agree: number;
  slowestMs: number;
}

const DOCUMENT = /\.(xml|rss|atom|rdf|json|html)$/;
const EXPECTATION = /(_expected|\.expected)\.json$/;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

main(process.argv[2] ?? '');

function main(folder: string): void {
  if (!existsSync(path.join(folder, 'feeds')))
    throw new Error('name the folder that holds feeds/, encodings/ and urls/');
  for (const library of readdirSync(path.join(folder, 'feeds'))) evaluateLibrary(path.join(folder, 'feeds', library));
  evaluateEncodings(path.join(folder, 'encodings'));
  evaluateUrls(path.join(folder, 'urls/resolve.json'));
}

function evaluateLibrary(folder: string): void {
  const tally: Tally = { files: 0, facts: 0, agree: 0, slowestMs: 0 };
  for (const file of documents(folder)) evaluateFile(file, path.relative(folder, file), tally);
  const percent = ((tally.agree / Math.max(1, tally.facts)) * 100).toFixed(1);
  say(
    `${path.basename(folder)}: ${tally.files} files, ${tally.agree} of ${tally.facts} facts agree (${percent} %), slowest ${tally.slowestMs.toFixed(0)} ms`,
  );
}

function documents(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => DOCUMENT.test(file));
  const all = new Set(files);
  return files
    .filter((file) => !EXPECTATION.test(file))
    .filter(
      (file) =>
        !(file.endsWith('.json') && ['.xml', '.rss', '.atom'].some((end) => all.has(file.replace(/\.json$/, end)))),
    )
    .map((file) => path.join(folder, file));
}

function evaluateFile(file: string, name: string, tally: Tally): void {
  tally.files += 1;
  const started = performance.now();
  const parsed = tryParse(file);
  tally.slowestMs = Math.max(tally.slowestMs, performance.now() - started);
  const expected = expectationOf(file);
  if (parsed instanceof Error)
    say(`  ${name}: ${parsed.name}: ${parsed.message}${expected ? ' (but one is expected)' : ''}`);
  else if (expected) compareFeeds(parsed, expected, name, tally);
}

function tryParse(file: string): ParsedFeed | Error {
  try {
    return parseFeed(readFileSync(file));
  } catch (error) {
    return error as Error;
  }
}

function expectationOf(file: string): Json | undefined {
  const stem = file.replace(DOCUMENT, '');
  const candidates = [
    `${stem}.expected.json`,
    `${stem}_expected.json`,
    ...(file.endsWith('.json') ? [] : [`${stem}.json`]),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  return found && JSON.parse(readFileSync(found, 'utf8'));
}

function compareFeeds(parsed: ParsedFeed, document: Json, name: string, tally: Tally): void {
  const expected = get(document, 'feed') ?? document;
  const items = list(get(expected, 'items') ?? get(expected, 'entries'));
  const check = checker(name, tally);
  check('title', plain(get(expected, 'title')), parsed.title);
  check('link', linkOf(expected), parsed.link);
  check('items', String(items.length), String(parsed.items.length));
  for (const [index, item] of items.entries()) compareItems(parsed.items[index], item, check);
}

type Check = (fact: Fact, expected: string | undefined, actual: string | undefined) => void;

function checker(name: string, tally: Tally): Check {
  return (fact, expected, actual) => {
    if (expected === undefined) return;
    tally.facts += 1;
    if (expected === actual) tally.agree += 1;
    else say(`  ${name} ${fact}: expected ${short(expected)}, got ${short(actual)}`);
  };
}

function compareItems(actual: ParsedItem | undefined, expected: Json, check: Check): void {
  check('title', plain(get(expected, 'title')), actual?.headline);
  check('link', linkOf(expected), actual?.url);
  check('id', plainId(get(expected, 'guid') ?? get(expected, 'id')), actual?.externalId);
  check('date', dateOf(expected), actual?.publishedAt);
  const topics = list(get(expected, 'categories') ?? get(expected, 'tags')).map(
    (topic) =>
      lineOf(text(topic) ?? text(get(topic, 'name')) ?? text(get(topic, '_')) ?? text(get(topic, 'term'))) ?? '',
  );
  if (topics.length > 0) check('topics', topics.join('|'), actual?.topics.slice(0, topics.length).join('|'));
}

function dateOf(item: Json): string | undefined {
  const keys = [
    'publishedParsed',
    'pubDateParsed',
    'isoDate',
    'published',
    'pubDate',
    'date_published',
    'updatedParsed',
    'updated',
  ];
  const raw = keys.map((key) => text(get(item, key))).find((value) => value !== undefined);
  return feedDate(raw)?.toISOString();
}

function linkOf(item: Json): string | undefined {
  const links = list(get(item, 'links'));
  const alternate = links.find((link) => [undefined, 'alternate'].includes(text(get(link, 'rel'))));
  const link =
    text(get(item, 'link')) ??
    text(get(item, 'url')) ??
    text(get(item, 'home_page_url')) ??
    text(get(alternate, 'href'));
  return resolveUrl(link, []);
}

function plain(value: Json): string | undefined {
  return lineOf(text(value) ?? text(get(value, 'value')) ?? text(get(value, '_')));
}

function plainId(value: Json): string | undefined {
  return text(value)?.trim() ?? text(get(value, 'value'))?.trim();
}

function get(value: Json, key: string): Json {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}

function text(value: Json): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function short(value: string | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value.slice(0, 120));
}

function evaluateEncodings(folder: string): void {
  const cases = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Json[];
  const right = cases.filter((entry) => {
    const file = String(get(entry, 'file'));
    const parsed = parseFeed(readFileSync(path.join(folder, file)), { contentType: text(get(entry, 'content_type')) });
    const expected = get(entry, 'expected');
    const titles = [
      get(expected, 'channel_title'),
      ...list(get(expected, 'items')).map((item) => get(item, 'title')),
    ].map(plain);
    const agrees = [parsed.title, ...parsed.items.map((item) => item.headline)].join('\n') === titles.join('\n');
    if (!agrees) say(`  ${file}: ${short(parsed.items.map((item) => item.headline).join(' / '))}`);
    return agrees;
  });
  say(`encodings: ${right.length} of ${cases.length} files decode`);
}

function evaluateUrls(file: string): void {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Json[];
  const right = cases.filter((entry) => {
    const expected = get(entry, 'absolute');
    const actual = resolveUrl(String(get(entry, 'relative')), [text(get(entry, 'base'))]);
    const agrees = expected === null ? actual === undefined : actual === resolveUrl(String(expected), []);
    if (!agrees) say(`  ${JSON.stringify(entry)}: ${actual}`);
    return agrees;
  });
  say(`urls: ${right.length} of ${cases.length} resolve`);
}
