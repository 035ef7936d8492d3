import { afterEach, expect, test } from 'vitest';
import { ARTICLE_PAGES, LEAD, PAGE_URL } from './article-pages.fixture.ts';
import type { PageToRead } from './extract-article.ts';
import { createPageReader, type PageReader } from './page-reader.ts';

/** A thread has to load, and the machine may be busy. */
const PATIENT_MS = 120_000;

let reader: PageReader | undefined;
afterEach(() => reader?.close());

function pageOf(html: string): PageToRead {
  const feed = { headline: 'Old dam breaks above Hallby', summary: null, body: LEAD, language: 'en' };
  return { bytes: Buffer.from(html), contentType: 'text/html', url: PAGE_URL, selector: undefined, feed };
}

test(
  'FEED33 a page that takes too long, or too much memory, costs only its thread',
  async () => {
    // The limits of a small thread: the pages are as large as the real one takes.
    reader = createPageReader({ maxMs: 3_000, heapMaxMb: 64, isBackground: false });
    const slow = ('<div>'.repeat(400) + 'dam, '.repeat(20) + '</div>'.repeat(400)).repeat(70);
    const large = `<article>${'<p class="a" id="b">The old dam above Hallby, and the valley</p>'.repeat(25_000)}</article>`;
    const good = ARTICLE_PAGES.wordpress?.html ?? '';
    const answers = await Promise.all([slow, large, good].map((html) => reader?.read(pageOf(html))));
    expect(answers.slice(0, 2)).toEqual([{ refused: 'unreadable' }, { refused: 'unreadable' }]);
    expect(answers[2]).toHaveProperty('bodyHtml');
  },
  PATIENT_MS,
);

test(
  'FEED31 a robots.txt is read in the same thread',
  async () => {
    reader = createPageReader();
    expect(await reader.ask('User-agent: *\nDisallow: /', PAGE_URL)).toEqual({ allowed: false, delayMs: 0 });
    const long = `User-agent: *\n${`Disallow: /${'*a'.repeat(500)}b\n`.repeat(500)}`;
    expect(await reader.ask(long, `${PAGE_URL}?${'a'.repeat(1_900)}`)).toHaveProperty('allowed');
  },
  PATIENT_MS,
);
