import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type Dashboard, driveDashboard } from '../helpers/dashboard.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
let browser: Browser;
let page: Dashboard;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  api = (await world.publisher('The Columns')).api;
  // One after the other: what is submitted together may be released in any order.
  for (const headline of ['Rain 0', 'Rain 1', 'Rain 2', 'Wind 0', 'Wind 1']) {
    await api.publish({ headline, topics: [headline.slice(0, 4)] });
  }
});
afterAll(() => world.close());
beforeEach(async () => {
  browser = await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'] });
  page = driveDashboard(browser.page, () => world.url());
  await page.open();
});
afterEach(async () => {
  const { complaints } = browser;
  await browser.close();
  expect(complaints).toEqual([]);
});

const titles = () => browser.page.locator('.column-title').allInnerTexts();
const untilTitles = (expected: string[]) =>
  waitFor(`the columns are ${expected}`, async () => JSON.stringify(await titles()) === JSON.stringify(expected));

async function addColumn(topic: string): Promise<string> {
  await browser.page.getByTestId('add-column').click();
  const settings = browser.page.getByTestId('settings');
  const box = settings.getByTestId('topics-any').getByTestId('topic-input');
  await box.fill(topic);
  await box.press('Enter');
  const id = await settings.locator('xpath=ancestor::section').getAttribute('data-column');
  await settings.getByRole('button', { name: 'Done' }).click();
  return id ?? '';
}

test('everything and the top are there from the start', async () => {
  expect(await titles()).toEqual(['Latest', 'Top']);
  await waitFor(
    'both have stories',
    async () => (await page.cards('everything').count()) * (await page.cards('top').count()) > 0,
  );
});

test('a column is made, named, moved and removed in place, and is there after a reload', async () => {
  const id = await addColumn('rain');
  await untilTitles(['Latest', 'Top', 'Rain']);
  await page.untilHeadlines(['Rain 2', 'Rain 1', 'Rain 0'], id);
  await page.column(id).getByTestId('column-settings').click();
  const settings = browser.page.getByTestId('settings');
  await settings.getByTestId('column-name').fill('Weather');
  await settings.getByTestId('column-name').press('Tab');
  await settings.getByRole('button', { name: 'Move left' }).click();
  await untilTitles(['Latest', 'Weather', 'Top']);
  await browser.page.reload();
  await untilTitles(['Latest', 'Weather', 'Top']);
  await page.untilHeadlines(['Rain 2', 'Rain 1', 'Rain 0'], id);
  await page.column(id).getByTestId('column-settings').click();
  await browser.page.getByTestId('remove-column').click();
  await untilTitles(['Latest', 'Top']);
});

test('every part of a filter changes the stories where they stand', async () => {
  const id = await addColumn('rain');
  await page.column(id).getByTestId('column-settings').click();
  const settings = browser.page.getByTestId('settings');
  const any = settings.getByTestId('topics-any');
  await any.getByTestId('topic-input').fill('wind');
  await any.getByTestId('topic-input').press('Enter');
  await page.untilHeadlines(['Wind 1', 'Wind 0', 'Rain 2', 'Rain 1', 'Rain 0'], id);
  const words = settings.getByTestId('column-words');
  await words.fill('1');
  await words.press('Enter');
  await words.blur();
  await page.untilHeadlines(['Wind 1', 'Rain 1'], id);
  const none = settings.getByTestId('topics-none');
  await none.getByTestId('topic-input').fill('wind');
  await none.getByTestId('topic-input').press('Enter');
  await page.untilHeadlines(['Rain 1'], id);
  await none.locator('[data-slug="wind"]').click();
  await page.untilHeadlines(['Wind 1', 'Rain 1'], id);
  await settings.getByLabel('Flash only').first().check();
  await page.column(id).getByTestId('empty').waitFor();
});

test('a link to the columns shows them to somebody else, who may keep them', async () => {
  await addColumn('rain');
  await page.column('everything').getByTestId('column-settings').click();
  await browser.page.getByRole('button', { name: 'Copy link to all columns' }).click();
  const link = await waitFor('the link is on the clipboard', () =>
    browser.page.evaluate('navigator.clipboard.readText()'),
  );
  const other = await openBrowser();
  await other.page.goto(String(link));
  await other.page.getByTestId('keep-shared').click();
  await waitFor('the address is the board', () => new URL(other.page.url()).search === '');
  expect(await other.page.locator('.column-title').allInnerTexts()).toEqual(['Latest', 'Top', 'Rain']);
  await other.close();
});

test('a search marks its words, stays live, and is kept as a column', async () => {
  await browser.page.getByTestId('search').fill('wind');
  await browser.page.getByTestId('search').press('Enter');
  await page.untilHeadlines(['Wind 1', 'Wind 0']);
  expect(await page.column().locator('.headline mark').allInnerTexts()).toEqual(['Wind', 'Wind']);
  await api.publish({ headline: 'More wind tonight', topics: ['Evening'] });
  await api.publish({ headline: 'And some snow', topics: ['Evening'] });
  await page.untilHeadlines(['More wind tonight', 'Wind 1', 'Wind 0']);
  await browser.page.getByTestId('keep-column').click();
  await untilTitles(['Latest', 'Top', '“wind”']);
});

test('two tabs use one connection, and each hears what it follows', async () => {
  const before = await readers();
  const second = await browser.context.newPage();
  const tab = driveDashboard(second, () => world.url());
  await tab.open('/?any=tabs');
  expect(await readers()).toBe(before);
  await api.publish({ headline: 'For both tabs', topics: ['Tabs'] });
  await tab.untilHeadlines(['For both tabs']);
  await browser.page.bringToFront();
  await waitFor('the first tab has it', async () => (await page.headlines('everything')).includes('For both tabs'));
  await second.close();
  await api.publish({ headline: 'For the one that is left', topics: ['Tabs'] });
  await waitFor('it goes on', async () => (await page.headlines('everything')).includes('For the one that is left'));
});

async function readers(): Promise<number> {
  const metrics = await (await fetch(`${world.url()}/metrics`)).text();
  return Number(/^newswire_readers (\d+)/m.exec(metrics)?.[1]);
}
