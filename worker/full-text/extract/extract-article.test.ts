import { expect, test } from 'vitest';
import { textOf } from '../../../shared/node/text/text-of.ts';
import { ARTICLE_PAGES, type ArticlePage, LEAD, OTHER_PAGES, PAGE_URL, PAYWALLED } from './article-pages.fixture.ts';
import { extractArticle, type PageToRead, type ReadPage } from './extract-article.ts';

function read(html: string, feed: Partial<PageToRead['feed']> = {}, page: Partial<PageToRead> = {}): ReadPage {
  return extractArticle({
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    url: PAGE_URL,
    selector: undefined,
    feed: { headline: 'Old dam breaks above Hallby', summary: null, body: LEAD, language: 'en', ...feed },
    ...page,
  });
}

function bodyOf(read: ReadPage): string {
  return 'bodyHtml' in read ? read.bodyHtml : `refused: ${read.refused}`;
}

function isIn(body: string) {
  const text = textOf(body);
  return (part: string) => (part.startsWith('http') ? body : text).includes(part);
}

test.each(Object.entries(ARTICLE_PAGES))('the text of a page is found: %s', (_name, page: ArticlePage) => {
  const body = bodyOf(read(page.html, { headline: page.headline, body: '', language: page.language ?? 'en' }));
  const found = isIn(body);
  expect([page.has.filter((part) => !found(part)), page.lacks.filter(found)], body).toEqual([[], []]);
  expect(body).not.toMatch(/<script|<iframe|onclick|data:image/);
});

test.each(Object.entries(OTHER_PAGES))('FEED34 %s is not the story', (_name, html) => {
  expect(read(html)).toEqual({ refused: 'other_story' });
});

test('FEED34 what a paywall shows is no longer than the excerpt', () => {
  expect(read(PAYWALLED)).toEqual({ refused: 'not_longer' });
});

test('FEED34 a text that the feed has already is not taken', () => {
  const { html = '' } = ARTICLE_PAGES.wordpress ?? {};
  expect(read(html, { body: textOf(bodyOf(read(html))) })).toEqual({ refused: 'not_longer' });
});

test('FEED33 the operator’s selector comes first; one that finds nothing leaves it to the extractor', () => {
  const { html = '' } = ARTICLE_PAGES.wordpress ?? {};
  const inside = (selector: string) => isIn(bodyOf(read(html, {}, { selector })));
  expect(inside('.entry-content > p')('The dam on Tuesday.')).toBe(false);
  expect(inside('.entry-content > p')('was built in 1911')).toBe(true);
  expect(inside('.no-such-class')('The dam on Tuesday.')).toBe(true);
});

test('a page in another encoding is read by its own declaration', () => {
  const { html = '' } = ARTICLE_PAGES.wordpress ?? {};
  const bytes = Buffer.from(
    html.replace('utf-8', 'iso-8859-1').replace('Mayor Ann Lindqvist', 'Mayor Åsa Öhman'),
    'latin1',
  );
  expect(textOf(bodyOf(read('', {}, { bytes, contentType: 'text/html' })))).toContain('Mayor Åsa Öhman');
});

test('the bases of XHTML and HTML resolve relative addresses', () => {
  const { html = '' } = ARTICLE_PAGES['a base address'] ?? {};
  const body = bodyOf(read(html.replace('<html', '<html xml:base="https://x.example/y/"')));
  expect(body).toContain('https://x.example/y/a.jpg');
});

test.each([
  ['deep nesting', '<div>'.repeat(300_000)],
  ['deep nesting of open formatting', '<b><i>'.repeat(100_000)],
  ['nothing', ''],
  ['a broken tag', '<div '.repeat(100_000)],
])('a hostile page is refused: %s', (_name, html) => {
  expect(read(html)).toHaveProperty('refused');
});
