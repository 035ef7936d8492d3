import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { startCoverage } from '../helpers/coverage.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let browser: Browser;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  browser = await openBrowser({ bypassCSP: true });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('LIVE14 a reader finds the live coverage from a story, with and without JavaScript, and nothing moves', async () => {
  const { page } = browser;
  const { api } = await world.publisher('The Harbour Post');
  const { storyId } = await api.publish({
    headline: 'Storm floods the old harbour',
    body: 'Water stood knee-deep in the lower market on Tuesday.',
  });
  const live = await startCoverage(api, { title: 'Storm over the bay: the night in the lower town, hour by hour' });
  await live.post({ link: { url: `${world.url()}/story/${storyId}`, title: 'What is flooded' } });
  await page.goto(`${world.url()}/story/${storyId}`);
  const link = page.getByTestId('story-live').getByRole('link').or(page.getByTestId('story-live'));
  await link.first().waitFor();
  expect(await link.first().getAttribute('href')).toContain(`/live/${live.id}/`);
  expect(await findViolations(page)).toEqual([]);
  await link.first().click();
  await page.getByRole('heading', { level: 1 }).getByText('Storm over the bay').waitFor();

  const plain = await openBrowser({ javaScriptEnabled: false });
  await plain.page.goto(`${world.url()}/story/${storyId}`);
  await plain.page.locator('.story-live a').click();
  expect(plain.page.url()).toContain(`/live/${live.id}/`);
  await plain.close();
});

test('LIVE12 the list of coverages stands in the middle of a wide window', async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${world.url()}/live`);
  const box = await page.locator('.coverages').boundingBox();
  const middle = (box?.x ?? 0) + (box?.width ?? 0) / 2;
  expect(Math.abs(middle - 640)).toBeLessThanOrEqual(8);
});
