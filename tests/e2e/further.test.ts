import { expect, test } from 'vitest';
import { withPages } from '../helpers/page-world.ts';

const pages = withPages();
const EVENT = 'The dam at Brackwater failed on Monday night and the lower town was evacuated by boat before dawn.';
const PLACES = ['Velden', 'Ostra', 'Karlby', 'Minster', 'Tarn', 'Quill', 'Drum', 'Pelham'];

async function publishAll(): Promise<string> {
  for (const [index, place] of PLACES.entries()) {
    const body = `In ${place} something of its own happened at ${index} o’clock.`;
    await pages.api.publish({ headline: `${place} mends its weir`, body, topics: ['Dams'] });
  }
  const { storyId } = await pages.api.publish({
    headline: 'Dam at Brackwater fails, lower town evacuated',
    body: EVENT,
    topics: ['Dams'],
  });
  const { api } = await pages.world.publisher('Coast Daily');
  await api.publish({
    headline: 'Brackwater dam fails: lower town evacuated',
    body: `${EVENT} Police came.`,
    topics: ['Dams'],
  });
  return storyId;
}

test('a story’s page ends with six stories of its topics, none of its own storyline, by one request or none', async () => {
  const storyId = await publishAll();
  const { page } = await pages.openReader();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/stories\?any=/.test(request.url())) asked.push(request.url());
  });
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  const further = page.getByTestId('further');
  await further.waitFor();
  expect(await further.locator('h2').innerText()).toContain('Dams');
  const headlines = await further.locator('.further-headline').allInnerTexts();
  expect(headlines).toEqual(
    [...PLACES]
      .reverse()
      .slice(0, 6)
      .map((place) => `${place} mends its weir`),
  );
  // The page was served with them.
  expect(asked).toEqual([]);
  await further.getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: headlines[0] ?? '' }).waitFor();
  await further.waitFor();
  await page.locator('#comments').waitFor();
  expect(asked).toHaveLength(1);
});

test('without scripts the same stories are there', async () => {
  const storyId = await publishAll();
  const { page } = await pages.openReader({ javaScriptEnabled: false });
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  expect(await page.locator('.further-headline').count()).toBe(6);
  expect(await page.locator('.tools').isVisible()).toBe(false);
});

test('a search without scripts has a box, and on a phone each time stands in one line', async () => {
  await publishAll();
  const { page } = await pages.openReader({ javaScriptEnabled: false, viewport: { width: 390, height: 780 } });
  await page.goto(`${pages.world.url()}/?q=weir`);
  const box = page.getByRole('searchbox');
  expect(await box.inputValue()).toBe('weir');
  for (const time of await page.locator('.story-when').all())
    expect((await time.boundingBox())?.height).toBeLessThan(30);
  await box.fill('evacuated');
  await box.press('Enter');
  expect(await page.locator('.headline').count()).toBe(2);
});
