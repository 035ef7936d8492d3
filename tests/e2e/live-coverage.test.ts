import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Reporter, startCoverage } from '../helpers/coverage.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

const STORM = {
  title: 'Storm over the bay',
  summary: 'What we know.',
  keyPoints: ['Ferries are stopped'],
  language: 'en',
};

async function openLive(live: Reporter, options: { query?: string; javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const { query = '', ...browser } = options;
  const { page } = await pages.openReader({ bypassCSP: true, ...browser });
  await page.goto(`${pages.world.url()}/live/${live.id}/storm-over-the-bay${query}`);
  return page;
}

const textsOn = (page: Page): Promise<string[]> => page.locator('.live-posts .post-text').allInnerTexts();
const untilTexts = (page: Page, expected: string[]): Promise<unknown> =>
  waitFor(`the posts are ${expected.join(' | ')}`, async () => (await textsOn(page)).join() === expected.join());
/** As if the reader went to another tab, or came back. */
const setVisible = (page: Page, isVisible: boolean): Promise<void> =>
  page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: '${isVisible ? 'visible' : 'hidden'}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));`);
const untilLive = (page: Page): Promise<void> => page.locator('[data-testid=live-state][data-state=live]').waitFor();

test('LIVE10 posts appear live, change in their place, are caught up on, and an ended coverage says so', async () => {
  const live = await startCoverage(pages.api, STORM);
  const first = (await live.post({ text: 'The wind rises.' })).body.post.id;
  const page = await openLive(live);
  await untilLive(page);
  const key = (await live.post({ title: 'Bridge closed', text: 'Since noon.', keyEvent: true })).body.post.id;
  await untilTexts(page, ['Since noon.', 'The wind rises.']);
  await live.edit(first, { text: 'The wind falls.' });
  await untilTexts(page, ['Since noon.', 'The wind falls.']);
  expect(await page.locator('.live-events a strong').allInnerTexts()).toEqual(['Bridge closed']);
  await live.pin(first);
  await page.locator('.live-pinned .post').waitFor();
  await untilTexts(page, ['Since noon.']);
  await live.retract(key, 'The bridge is open.');
  await page.locator('.post-retracted', { hasText: 'The bridge is open.' }).waitFor();
  expect(await page.locator('.live-events').count()).toBe(0);
  expect(await findViolations(page)).toEqual([]);
  await setVisible(page, false);
  await live.post({ text: 'Written while nobody looked.' });
  await setVisible(page, true);
  await untilTexts(page, ['Written while nobody looked.']);
  await live.end();
  await page.getByTestId('live-ended').waitFor();
});

test('LIVE10 who reads further down keeps the place: new posts wait', async () => {
  const live = await startCoverage(pages.api, STORM);
  const long = 'A long day in the harbour, told by those who were there. '.repeat(30);
  for (let index = 1; index <= 22; index += 1) await live.post({ text: `Post ${index}. ${long}` });
  const page = await openLive(live);
  await untilLive(page);
  await page.evaluate('scrollTo(0, 1500)');
  const topOf = (): Promise<number | undefined> =>
    page
      .locator('.live-posts .post')
      .nth(4)
      .evaluate((post) => Math.round(post.getBoundingClientRect().top));
  const before = await topOf();
  await live.post({ text: 'News.' });
  await page.getByTestId('waiting').waitFor();
  expect(await page.getByTestId('waiting').innerText()).toBe('1 new post');
  expect(await topOf()).toBe(before);
  await page.getByTestId('waiting').click();
  await waitFor('the new post is shown', async () => (await textsOn(page))[0] === 'News.');
  await page.getByTestId('more').click();
  await waitFor('all posts are there', async () => (await textsOn(page)).length === 23);
  await page.getByTestId('order-oldest').click();
  await waitFor('the oldest is first', async () => (await textsOn(page))[0]?.startsWith('Post 1.') === true);
});

test('LIVE9 the page is complete without JavaScript, for search engines and for feed readers', async () => {
  const live = await startCoverage(pages.api, { ...STORM, title: 'Storm </script><b>"bay"' });
  const { post } = (await live.post({ title: 'Bridge <closed>', text: 'One.\n\nTwo.', keyEvent: true })).body;
  const gone = (await live.post({ text: 'A wrong accusation.' })).body.post.id;
  await live.retract(gone, 'Wrong.');
  const base = `${pages.world.url()}/live/${live.id}`;
  const answer = await fetch(`${base}/x?post=${post.id}`);
  expect(answer.status).toBe(200);
  expect(answer.url).toBe(`${base}/storm-script-b-bay?post=${post.id}`);
  const html = await answer.text();
  expect(html).not.toContain('A wrong accusation');
  expect(html).toContain('<meta property="og:title" content="Bridge &lt;closed&gt;">');
  expect(html).toContain(`<link rel="canonical" href="${base}/storm-script-b-bay">`);
  const data = JSON.parse(/<script type="application\/ld\+json">([^<]*)</.exec(html)?.[1] ?? '');
  expect(data).toMatchObject({
    '@type': 'LiveBlogPosting',
    headline: 'Storm </script><b>"bay"',
    liveBlogUpdate: [{ '@type': 'BlogPosting', headline: 'Bridge <closed>', articleBody: 'One.\n\nTwo.' }],
  });
  const rss = await (await fetch(`${base}/rss`)).text();
  expect(rss).toContain('<![CDATA[Bridge <closed>]]>');
  expect(rss).not.toContain('accusation');
  expect(await (await fetch(`${pages.world.url()}/sitemap-live.xml`)).text()).toContain(
    `<loc>${base}/storm-script-b-bay</loc>`,
  );
  expect((await fetch(`${base}/x?post=${live.id}`)).status).toBe(404);
  const page = await openLive(live, { javaScriptEnabled: false });
  expect(await page.locator('.post-text p').allInnerTexts()).toEqual(['One.', 'Two.']);
  expect(await page.locator('.post-retracted').innerText()).toContain('Wrong.');
  expect(await page.locator('.live-state').isVisible()).toBe(false);
});

test('TAKE8 a page gives way to the reason when its coverage is taken down, also while it was not looked at', async () => {
  const live = await startCoverage(pages.api, STORM);
  await live.post({ text: 'A name that must not be named.' });
  const [page, hidden] = [await openLive(live), await openLive(live)];
  await untilLive(page);
  await untilLive(hidden);
  await setVisible(hidden, false);
  await pages.world.api().post(`/coverages/${live.id}/takedown`, { reason: 'Order of the court' });
  await page.getByTestId('live-removed').getByText('Order of the court').waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(/Storm|named/);
  expect(await findViolations(page)).toEqual([]);
  await setVisible(hidden, true);
  await hidden.getByTestId('live-removed').waitFor();
  expect(await hidden.locator('body').innerText()).not.toMatch(/Storm|named/);
});
