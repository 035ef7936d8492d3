import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseFeed } from '../../worker/feeds/parse/parse-feed.ts';
import { differencesIn, type ExpectedFeed } from '../eval/feed-facts.ts';
import { FEED_CORPUS } from '../fixtures/feed-corpus.ts';
import { readWithFeedparser } from '../helpers/feedparser.ts';

/** Where we mean to read otherwise than feedparser, by document and fact. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'rss-surrogates-decimal items': 'feedparser cannot write a document with halves of a surrogate pair',
  'rss-surrogates-hex items': 'the same',
  'atom-surrogates items': 'the same',
  'rss-nul title': 'feedparser puts U+FFFD where a reference stands for no character; we drop it (FEED5)',
  'rss-internal-dtd title': 'feedparser removes document types with entities; we expand them within bounds (FEED7)',
  'rss-date-iana date': 'feedparser takes the time for UTC; we know the zone (FEED8)',
  'rss-date-epoch date': 'a date where a clock begins means that there is none (FEED8)',
  'rss-date-year-one date': 'the same; feedparser reads the year 1 as 2001',
  'atom-date-epoch date': 'the same; we take the date of the update',
  'rss-link-original link': "the original link is the publisher's own page (FEED9)",
  'atom-original-link link': 'the same',
  'atom-base id': 'an id is compared as it is written (RFC 4287, 4.2.6.1); feedparser resolves it like a link',
};

let folder: string;
let theirs: Map<string, ExpectedFeed>;

const fileOf = (name: string) => path.join(folder, `${name}.xml`);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'newswire-feeds-'));
  for (const [name, document] of Object.entries(FEED_CORPUS)) writeFileSync(fileOf(name), document);
  theirs = await readWithFeedparser(Object.keys(FEED_CORPUS).map(fileOf));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('FEED7: feedparser and we find the same items, ids, links, titles, dates and authors, or the list says why not', () => {
  expect(Object.keys(FEED_CORPUS).length).toBeGreaterThan(60);
  const found = Object.entries(FEED_CORPUS).flatMap(([name, document]) => {
    const expected = theirs.get(fileOf(name));
    const { differences } = differencesIn(parseFeed(Buffer.from(document)), expected ?? { items: [] });
    return differences.map(({ fact, expected: theirs, actual }) => ({ what: `${name} ${fact}`, theirs, ours: actual }));
  });
  expect(found.filter(({ what }) => !(what in EXPLAINED))).toEqual([]);
  const needed = new Set(found.map(({ what }) => what));
  expect(Object.keys(EXPLAINED).filter((what) => !needed.has(what))).toEqual([]);
});
