import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';

const pages = withPages({ env: { NEWSWIRE_IMAGES: 'direct' } });
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 5"><path d="M0 0h2v5H0z"/></svg>';

async function printed(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
}

const shown = (page: Page): Promise<string> => page.evaluate('document.body.innerText');
const colours = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector('h1, .headline')).color]`,
  );

test('a story is printed black on white, without what cannot be pressed, with its address and whole pictures', async () => {
  const { storyId } = await pages.api.publish({
    ...{ headline: 'A tall lighthouse', summary: 'Very tall.', body: 'It speaks.', topics: ['Lighthouses'] },
    imageUrl: 'https://media.example/tall.svg',
  });
  const { page } = await pages.openReader({ viewport: { width: 794, height: 1_100 } });
  await page.addInitScript(`localStorage['newswire.theme'] = '"dark"'`);
  await page.route('https://media.example/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
  );
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await page.getByTestId('tool-save').waitFor();
  await page.locator('#comments').waitFor();
  await printed(page);
  expect(await colours(page)).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  const text = await shown(page);
  expect(text).toContain(`${pages.world.url()}/story/${storyId}/a-tall-lighthouse`);
  for (const left of ['Save', 'Back', 'Live', 'Comments', 'Next']) expect(text).not.toContain(left);
  const [drawn, whole] = await page.evaluate<[number, number]>(`(() => {
    const { width, height } = document.querySelector('.lead img').getBoundingClientRect();
    return [width / height, 2 / 5];
  })()`);
  expect(drawn).toBeCloseTo(whole, 1);
  expect((await page.pdf()).length).toBeGreaterThan(1_000);
});

test('the board is printed column after column, cut nowhere', async () => {
  await publishMany(pages.api, 12);
  const { page, drive } = await pages.openReader({ viewport: { width: 794, height: 700 } });
  await drive.open();
  await drive.cards('everything').nth(3).waitFor();
  await printed(page);
  expect(await colours(page)).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  const cut = await page.evaluate(`[...document.querySelectorAll('.story')].filter((story) => {
    const { right, bottom } = story.getBoundingClientRect();
    return right > innerWidth + 1 || bottom > document.documentElement.scrollHeight || story.scrollHeight > story.clientHeight + 1;
  }).length`);
  expect(cut).toBe(0);
  const text = await shown(page);
  expect(text).toContain('Latest');
  expect(text).toContain('Top');
  for (const left of ['Saved', 'Live', 'Shortcuts', 'Trending']) expect(text).not.toContain(left);
});
