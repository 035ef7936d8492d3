import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

interface Paper {
  id: string;
  path: string;
  publish: (headline: string) => Promise<void>;
}

const PAPER = { name: 'The Lamplighter', url: 'https://lamplighter.example/', description: 'News of the night shift.' };

/** A publisher with two stories. */
async function openPaper(): Promise<Paper> {
  const { body: publisher } = await pages.world.api().post('/publishers', PAPER);
  const { body: made } = await pages.world.api().post(`/publishers/${publisher.id}/keys`, {});
  const api = pages.world.api(made.key);
  const publish = async (headline: string): Promise<void> => {
    await api.publish({ headline, topics: ['Street lamps'], section: 'culture', language: 'en' });
  };
  await publish('Lamps burn until noon');
  await publish('Ladders get shorter');
  return { id: publisher.id, path: `/publisher/${publisher.id}`, publish };
}

const columnsOf = (page: Page): Promise<string[]> =>
  page.evaluate("JSON.parse(localStorage['newswire.columns'] ?? '[]').map(({ query }) => query)");

test('PUB1 a publisher’s page says who it is and shows its stories live, and its name leads there', async () => {
  const { path, publish } = await openPaper();
  await pages.api.publish({ headline: 'A story of somebody else' });
  const { page, drive } = await pages.openReader();
  await drive.open();
  await page.getByRole('link', { name: PAPER.name }).first().click();
  await page.getByTestId('publisher-page').waitFor();
  expect(new URL(page.url()).pathname).toBe(path);
  await drive.untilHeadlines(['Ladders get shorter', 'Lamps burn until noon']);
  const about = await page.locator('.publisher-head').innerText();
  for (const text of [
    PAPER.description,
    '2 stories',
    'English',
    'Culture',
    'Street lamps',
    'lamplighter.example',
    'RSS feed',
  ])
    expect(about).toContain(text);
  expect(await page.title()).toBe(`${PAPER.name} – Newswire`);
  await publish('Moths arrive early');
  await drive.untilHeadlines(['Moths arrive early', 'Ladders get shorter', 'Lamps burn until noon']);
  await page.getByRole('link', { name: 'Street lamps' }).first().click();
  await waitFor('the topic is open', () => new URL(page.url()).pathname === '/topic/street-lamps');
});

test('PUB2 one click follows a publisher, and one undoes it', async () => {
  const { id, path } = await openPaper();
  const { page, drive } = await pages.openReader();
  await drive.open(path);
  const follow = page.getByTestId('follow');
  expect(await follow.innerText()).toBe('Follow');
  await follow.click();
  await page.getByText('Following', { exact: true }).waitFor();
  expect(await columnsOf(page)).toEqual(['', 'sort=top', `publisher=${id}`]);
  await page.reload();
  await page.getByText('Following', { exact: true }).waitFor();
  await follow.focus();
  await page.keyboard.press('Enter');
  await waitFor('it is undone', async () => (await follow.innerText()) === 'Follow');
  expect(await page.evaluate("document.activeElement?.dataset.testid === 'follow'")).toBe(true);
  expect(await columnsOf(page)).toEqual(['', 'sort=top']);
});

test('PUB3 the page can be read without script, and names its feed', async () => {
  const { id, path } = await openPaper();
  const { page } = await pages.openReader({ javaScriptEnabled: false });
  await page.goto(pages.world.url() + path);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(PAPER.name);
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    'Ladders get shorter',
    'Lamps burn until noon',
  ]);
  expect(await page.getByText(PAPER.description).isVisible()).toBe(true);
  const feed = await page.locator('link[type="application/rss+xml"]').getAttribute('href');
  expect(feed).toBe(`${pages.world.url()}/feed.rss?publisher=${id}`);
  expect(await (await fetch(feed ?? '')).text()).toContain('Ladders get shorter');
});

test.each(['light', 'dark'] as const)('PUB4 axe finds nothing on a publisher’s page, %s', async (colorScheme) => {
  const { path } = await openPaper();
  const { page, drive } = await pages.openReader({ colorScheme, bypassCSP: true });
  await drive.open(path);
  await drive.cards().first().waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findViolations(page)).toEqual([]);
});

test('PUB5 an unknown publisher is not found, by the server and by the page', async () => {
  const unknown = '/publisher/01900000-0000-7000-8000-000000000000';
  for (const path of [unknown, '/publisher/nobody']) {
    expect((await fetch(pages.world.url() + path, { headers: { accept: 'text/html' } })).status).toBe(404);
  }
  const { page, drive } = await pages.openReader();
  await drive.open();
  await page.evaluate(
    `history.pushState({ key: 'k', hasBefore: true }, '', '${unknown}'); history.pushState({ key: 'l', hasBefore: true }, '', '/x'); history.back()`,
  );
  await page.getByTestId('not-found').waitFor();
});

test('ICON6 an icon takes the monogram’s place without moving anything, and a broken one gives it back', async () => {
  const { id } = await openPaper();
  const { drive } = await pages.openReader();
  await drive.open();
  const mark = drive.cards().first().locator('.monogram').first();
  await mark.waitFor();
  expect(await mark.innerText()).toBe('L');
  const before = await mark.boundingBox();
  const png = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#1144aa' } })
    .png()
    .toBuffer();
  await pages.world.db.query(
    `INSERT INTO publisher_icons (publisher_id, hash, png_32, png_64, png_96, next_check_at)
     VALUES ($1, '0123456789abcdef', $2, $2, $2, now() + interval '1 day')
     ON CONFLICT (publisher_id) DO UPDATE SET hash = excluded.hash, png_32 = $2, png_64 = $2, png_96 = $2`,
    [id, png],
  );
  await waitFor('the server knows the icon', async () => {
    const { body } = await pages.world.api().get('/stories');
    return body.stories[0].publisher.icon !== undefined;
  });
  // A page that is loaded again shows the cards that it had.
  const later = await pages.openReader();
  await later.drive.open();
  const icon = later.page.locator('img.monogram').first();
  await icon.waitFor();
  const isLoaded = "document.querySelector('img.monogram').naturalWidth > 0";
  await waitFor('the icon is loaded', () => later.page.evaluate<boolean>(isLoaded));
  expect(await icon.boundingBox()).toEqual(before);
  expect(await icon.getAttribute('src')).toBe(`/publishers/${id}/icon/0123456789abcdef-32.png`);
  const unlucky = await pages.openReader();
  await unlucky.page.route('**/publishers/**', (route) => route.fulfill({ status: 404, body: '' }));
  await unlucky.drive.open();
  const back = unlucky.drive.cards().first().locator('.monogram').first();
  await waitFor('the monogram is back', async () => (await back.innerText().catch(() => '')) === 'L');
  expect(await back.boundingBox()).toEqual(before);
});
