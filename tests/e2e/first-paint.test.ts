import type { Page, Route } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_STORIES } from '../../demo/demo-stories.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { FERRY } from '../helpers/ferry.ts';
import { withPages } from '../helpers/page-world.ts';

const pages = withPages();
let browser: Browser;
beforeEach(async () => {
  browser = await openBrowser();
});
afterEach(() => browser.close());

/** Holds back what makes the page live, as a slow line does; returns how to let it come. */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hold = async (route: Route): Promise<void> => {
    await released;
    await route.continue();
  };
  await page.route('**/assets/*.js', hold);
  return async () => {
    release();
    await page.getByTestId('story').first().waitFor();
    await page.locator('.is-coming, .is-served').first().waitFor({ state: 'detached' });
  };
}

/** Where everything stands that both have, to the pixel. */
const PLACES = `(() => {
  const frame = ['.top-name', '.search input', '.trending', '.column-head', '.column-scroll'];
  const inCard = ['.marks', '.headline', '.summary', '.others', '.topics', '.picture'];
  const boxOf = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].map(Math.round).join(' ');
  };
  const rows = [...document.querySelectorAll('.column:first-child .row')].slice(0, 4);
  return [
    ...frame.map((part) => part + ' ' + boxOf(document.querySelector(part))),
    ...rows.flatMap((row) => [
      row.querySelector('.headline').textContent.trim(),
      ...inCard.flatMap((part) => [...row.querySelectorAll(part)].map((element) => part + ' ' + boxOf(element))),
    ]),
  ];
})()`;

for (const { name, viewport } of [
  { name: 'phone', viewport: { width: 390, height: 844 } },
  { name: 'laptop', viewport: { width: 1280, height: 800 } },
]) {
  test(`PAGE7 a first visit reads before any script has come, and nothing moves when the page takes over: ${name}`, async () => {
    for (const { story } of DEMO_STORIES.slice(0, 8)) await pages.api.publish({ ...story });
    for (const [index, story] of FERRY.slice(0, 2).entries()) {
      await (await pages.world.publisher(`Paper ${index}`)).api.publish(story);
    }
    const { page } = browser;
    await page.setViewportSize(viewport);
    const release = await holdScripts(page);
    await page.goto(pages.world.url(), { waitUntil: 'commit' });
    await page.locator('.is-served .headline').first().waitFor();
    await page.evaluate('document.fonts.ready');
    const served = await page.evaluate(PLACES);
    await release();
    expect(await page.evaluate(PLACES)).toEqual(served);
    expect(browser.complaints).toEqual([]);
  });
}

test('PAGE7 what the reader has scrolled to and typed by then stays', async () => {
  for (const { story } of DEMO_STORIES.slice(0, 8)) await pages.api.publish({ ...story });
  const { page } = browser;
  const release = await holdScripts(page);
  await page.goto(pages.world.url(), { waitUntil: 'commit' });
  await page.locator('.is-served .headline').first().waitFor();
  await page.locator('input[type=search]').fill('ferry');
  await page
    .locator('.column-scroll')
    .first()
    .evaluate((list) => {
      list.scrollTop = 200;
    });
  await release();
  expect(await page.getByTestId('search').inputValue()).toBe('ferry');
  expect(await page.evaluate('document.activeElement.id')).toBe('search');
  expect(
    await page
      .locator('.column-scroll')
      .first()
      .evaluate((list) => list.scrollTop),
  ).toBe(200);
});

test('PAGE7 whoever has mutes or columns of their own sees none of what a first visit would show', async () => {
  await pages.api.publish({ headline: 'Not for everybody', topics: ['Quiet'] });
  const { page } = browser;
  for (const [name, value] of [
    ['mutes', [{ kind: 'topic', of: 'quiet', label: 'Quiet', until: null }]],
    ['columns', [{ id: 'own', query: 'any=other', notify: 'off' }]],
  ]) {
    await page.addInitScript(
      `localStorage.clear(); localStorage['newswire.${name}'] = ${JSON.stringify(JSON.stringify(value))}`,
    );
    await holdScripts(page);
    await page.goto(pages.world.url(), { waitUntil: 'commit' });
    await page.locator('.is-served').waitFor({ state: 'attached' });
    expect(await page.locator('.is-served .headline').first().isVisible()).toBe(false);
    expect(await page.locator('.top').isVisible()).toBe(true);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
});

/** Where the parts of a story's page stand that are served. */
const PARTS = `[...document.querySelectorAll('#app:not(.is-coming) :is(.marks, .sheet-headline, .standfirst, .byline, .tools, .lead, .media, .body, .sheet-foot, .further)')]
  .filter((part) => getComputedStyle(part).visibility === 'visible' && getComputedStyle(part).position !== 'fixed')
  .map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return part.className.replace(' soon', '') + ' ' + [x, y, width, height].map(Math.round).join(' ');
  })`;

for (const { name, viewport } of [
  { name: 'phone', viewport: { width: 390, height: 844 } },
  { name: 'laptop', viewport: { width: 1280, height: 800 } },
]) {
  test(`PAGE7 nothing of a story moves when the live page takes over: ${name}`, async () => {
    for (const place of ['Velden', 'Ostra', 'Karlby'])
      await pages.api.publish({
        headline: `${place} mends its weir`,
        body: `In ${place} it rained.`,
        topics: ['Dams'],
      });
    const { storyId } = await pages.api.publish({
      ...{ headline: 'A nine-year wait for a dam ends at Brackwater', summary: 'Water for all.', topics: ['Dams'] },
      ...{ body: 'It was long.', byline: 'Ann Lind', language: 'en', url: 'https://harbour.example/1' },
    });
    await pages.api.finished((await pages.api.patch(`/stories/${storyId}`, { body: 'It was very long.' })).body.id);
    const { page } = browser;
    await page.setViewportSize(viewport);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/assets/*.js', async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`${pages.world.url()}/story/${storyId}`, { waitUntil: 'commit' });
    await page.locator('.is-served .body').waitFor();
    await page.evaluate('document.fonts.ready');
    const served = await page.evaluate<string[]>(PARTS);
    expect(served.length).toBeGreaterThan(6);
    release();
    await page.getByTestId('tool-save').waitFor();
    await page.locator('#comments').waitFor();
    const live = await page.evaluate<string[]>(PARTS);
    expect(live).toEqual(served);
  });
}
