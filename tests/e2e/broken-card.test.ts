import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { openBrowser } from '../helpers/browser.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  const { api } = await world.publisher('The Reader');
  for (const headline of ['First of three', 'Second of three', 'Third of three']) await api.publish({ headline });
});
afterAll(() => world.close());

test('a card that cannot be drawn says so in its place, and the others stand', async () => {
  const { page, complaints, close } = await openBrowser({ serviceWorkers: 'block' });
  try {
    // The second column asks for itself; the first one comes with the page.
    await page.route('**/api/v1/stories?*sort=top*', async (route) => {
      const answer = await route.fetch();
      const list = await answer.json();
      for (const story of list.stories) if (story.headline.startsWith('Second')) story.headline = 7;
      await route.fulfill({ response: answer, json: list });
    });
    await page.goto(world.url());
    const top = page.locator('.column').nth(1);
    await top.getByTestId('not-shown').waitFor();
    expect(await top.locator('.headline').allTextContents()).toEqual(
      expect.arrayContaining(['First of three', 'Third of three']),
    );
    expect(await top.getByTestId('not-shown').count()).toBe(1);
    expect(complaints.length).toBeGreaterThan(0);
  } finally {
    await close();
  }
});
