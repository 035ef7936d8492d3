import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let browser: Browser;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('PAGE1 PAGE4 without JavaScript stories are read from the front page on, topic by topic', async () => {
  const { api } = await world.publisher('The Plain Paper');
  await api.publish({ headline: 'Rain all week', summary: 'Bring a coat.', body: 'It pours.', topics: ['Rain'] });
  await api.publish({ headline: 'Wind by night', body: 'It blows.', topics: ['Wind'] });
  browser = await openBrowser({ javaScriptEnabled: false });
  const { page } = browser;
  await page.goto(world.url());
  expect(await page.locator('.headline').allInnerTexts()).toEqual(['Wind by night', 'Rain all week']);
  await page.getByRole('link', { name: 'Rain all week' }).click();
  expect(await page.locator('h1').innerText()).toBe('Rain all week');
  expect(await page.locator('.body').innerText()).toBe('It pours.');
  await page.getByRole('link', { name: 'Rain', exact: true }).click();
  expect(page.url()).toBe(`${world.url()}/topic/rain`);
  expect(await page.locator('.headline').allInnerTexts()).toEqual(['Rain all week']);
  expect(browser.complaints).toEqual([]);
});
