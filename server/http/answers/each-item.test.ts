import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { Story } from '../../../shared/domain/story.ts';
import type { Logger } from '../../../shared/node/telemetry/logger.ts';
import { toItem } from '../feeds-out/outgoing-feed.ts';
import { writeAtom } from '../feeds-out/write-atom.ts';
import { writeFeed } from '../feeds-out/write-feed.ts';
import { writeJsonFeed } from '../feeds-out/write-json-feed.ts';
import { writeRss } from '../feeds-out/write-rss.ts';
import { dashboardPage, listPage } from '../pages/list-page.ts';
import { pageTextsIn } from '../pages/page-texts.ts';
import { newsSitemapXml, topicSitemapXml } from '../pages/sitemap-xml.ts';
import { eachItem, type ItemPlace } from './each-item.ts';

function story(id: string, changes: Partial<Story> = {}): Story {
  const at = '2026-03-01T12:00:00.000Z';
  return {
    ...{ id, seq: 1, headline: `Headline ${id}`, summary: null, url: null, byline: null, topics: [], section: null },
    ...{ language: null, imageUrl: null, priority: 'routine', publishedAt: at, releasedAt: at, correctedAt: null },
    ...{ publisher: { id: 'p', name: 'Paper' }, revision: 1, comments: 0, bodyHtml: '<p>Text.</p>', alsoIn: [] },
    ...{ imageCaption: null, imageCredit: null, media: [] },
    storyline: { id: `line-${id}`, stories: 1, publishers: 1 },
    ...changes,
  } as Story;
}

/** Three stories; the second one cannot be rendered. */
const BROKEN = [story('a'), story('bad', { releasedAt: 'never', publishedAt: 'never' }), story('b')];
const say = await pageTextsIn('en');
const BASE = 'https://news.example';

function guard(place: ItemPlace) {
  const skipped: string[] = [];
  const log = { error: ({ item }: { item: string }) => skipped.push(item) } as unknown as Logger;
  const counted: string[] = [];
  return { skipped, counted, each: eachItem({ log, metrics: { skipped: (where) => counted.push(where) } }, place) };
}

function listOf(stories: Story[], each: ReturnType<typeof guard>['each']) {
  return {
    stories,
    position: 'f.1',
    next: null,
    before: undefined,
    filter: new URLSearchParams(),
    address: '/x',
    each,
    say,
  };
}

/** Nothing trends, and nothing runs. */
const NO_BAR = { trending: [], running: [] };

test.each([
  ['the dashboard', (list: ReturnType<typeof listOf>) => dashboardPage(list, NO_BAR, BASE)],
  ['a list', (list: ReturnType<typeof listOf>) => listPage(list, BASE)],
])('%s shows all stories but the one that cannot be shown', (_, draw) => {
  const { skipped, counted, each } = guard('page');
  const { text } = draw(listOf(BROKEN, each)).body;
  expect(text).toContain('Headline a');
  expect(text).toContain('Headline b');
  expect(text).not.toContain('Headline bad');
  expect([skipped, counted]).toEqual([['bad'], ['page']]);
});

test('a storyline shows without the report that cannot be shown', () => {
  const { skipped, each } = guard('page');
  const storyline = { id: 'line', stories: 3, publishers: 3 };
  const unreadable = {
    toJSON: () => '',
    toString: () => {
      throw new Error('no headline');
    },
  } as unknown as string;
  const by = (id: string) => ({ publisher: { id, name: `Paper ${id}` } });
  const other = story('bad', { storyline, headline: unreadable, ...by('q') });
  const { text } = dashboardPage(
    listOf([story('a', { storyline }), other, story('b', { storyline, ...by('r') })], each),
    NO_BAR,
    BASE,
  ).body;
  expect(text).toContain('Headline a');
  expect(text).toContain('Headline b');
  expect(skipped).toEqual(['bad']);
});

const FORMATS = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };
const NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

function feedOf(stories: Story[], each: ReturnType<typeof guard>['each'], format: keyof typeof FORMATS): string {
  const about = {
    title: 'Title',
    description: 'd',
    page: BASE,
    self: `${BASE}/feed`,
    hub: undefined,
    pages: {},
    icon: 'https://news.example/icon.png',
    updated: new Date(0),
  };
  const items = each(stories, (one) => toItem(one, BASE));
  return writeFeed({ ...about, items }, FORMATS[format], each);
}

test.each(NAMES)('%s has all stories but the one that cannot be written', (format) => {
  const { skipped, each } = guard('feed');
  const text = feedOf(
    [
      ...BROKEN,
      {
        ...story('worse'),
        get headline(): string {
          throw new Error('no');
        },
      },
    ],
    each,
    format,
  );
  expect(text).toContain('Headline a');
  expect(text).toContain('Headline b');
  expect(skipped).toContain('worse');
});

test.each(NAMES)('%s is sound whatever its stories hold', (format) => {
  const { skipped, each } = guard('feed');
  const odd = 'a\u0001\u000b\ufffe\uffff\u{1ffff}\ud800\0 ]]> & <b> 𠮷 👨‍👩‍👧';
  const odds = { headline: odd, summary: odd, byline: odd, bodyHtml: `<p>${odd}</p>`, language: odd, imageUrl: odd };
  const stories = [
    story('a', { ...odds, topics: [{ slug: odd, label: odd }] }),
    story('b', { retracted: { at: '2026-03-01T12:00:00Z', reason: odd } }),
  ];
  const text = feedOf(stories, each, format);
  expect(skipped).toEqual([]);
  expect(text.isWellFormed()).toBe(true);
  if (format === 'json') expect(JSON.parse(text).items).toHaveLength(2);
  else expectXml(text);
});

test('maps have all addresses but those that cannot be written, and are sound', () => {
  const { skipped, counted, each } = guard('sitemap');
  const bad = {
    ...story('bad'),
    get headline(): string {
      throw new Error('no headline');
    },
  };
  const news = newsSitemapXml([story('a', { headline: 'x\u0001\ufffe 𠮷' }), bad], BASE, each).text;
  const topics = topicSitemapXml(
    [
      { slug: 'a\ud800', label: 'a' },
      { slug: 'b', label: 'b' },
    ],
    BASE,
    each,
  ).text;
  expect(news).toContain('/story/a/');
  expect(topics).toContain('/topic/b');
  expect([skipped, counted]).toEqual([['bad'], ['sitemap']]);
  expectXml(news);
  expectXml(topics);
});

function expectXml(text: string): void {
  expect(XMLValidator.validate(text)).toBe(true);
  // The validator accepts characters that XML 1.0 forbids (2.2).
  expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
}
