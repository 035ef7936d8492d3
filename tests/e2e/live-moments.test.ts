import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const COLUMNS_MAX = 12;

test('a flash while the reader is below is a strip with its headline, which leads to it', async () => {
  await publishMany(pages.api, 30);
  const { page, drive } = await pages.openReader();
  await drive.open();
  await drive.cards('everything').nth(3).waitFor();
  await drive.scrollTo(1_000, 'everything');
  await waitFor('scrolled', async () => (await drive.scrollTop('everything')) === 1_000);
  await pages.api.publish({ headline: 'The government has fallen', priority: 'flash', topics: ['Filler'] });
  const strip = drive.column('everything').getByTestId('flash');
  await strip.getByText('The government has fallen').waitFor();
  expect(await drive.scrollTop('everything')).toBe(1_000);
  await strip.click();
  await waitFor('it is on top', async () => (await drive.headlines('everything'))[0] === 'The government has fallen');
  expect(await page.getByTestId('flash').count()).toBe(0);
});

test('while the mouse rests on a column nothing moves under it', async () => {
  await publishMany(pages.api, 5);
  const { page, drive } = await pages.openReader();
  await drive.open();
  await drive.cards('everything').nth(3).waitFor();
  await page.mouse.move(200, 400);
  await pages.api.publish({ headline: 'Held back', topics: ['Filler'] });
  await drive.column('everything').getByTestId('pill').getByText('1 new').waitFor();
  expect(await drive.headlines('everything')).not.toContain('Held back');
  await page.mouse.move(200, 10);
  await waitFor('it comes', async () => (await drive.headlines('everything')).includes('Held back'));
});

test('a removed column comes back with its settings by one key, and one column too many is refused aloud', async () => {
  await publishMany(pages.api, 1);
  const { page, drive } = await pages.openReader();
  const stored = Array.from({ length: COLUMNS_MAX }, (_, index) => ({
    id: `c${index}`,
    query: `name=Number+${index}`,
    notify: 'off',
  }));
  await page.addInitScript(`localStorage['newswire.columns'] ??= ${JSON.stringify(JSON.stringify(stored))}`);
  await drive.open();
  const titles = () => page.locator('.column-title').allInnerTexts();
  const before = await titles();
  expect(before).toHaveLength(COLUMNS_MAX);
  await page.getByTestId('add-column').click();
  await page.getByTestId('toast').getByText('No more than 12 columns').waitFor();
  await drive.column('c1').getByTestId('column-settings').click();
  await page.getByTestId('remove-column').click();
  await page.getByTestId('toast').getByText('Column removed.').waitFor();
  expect(await titles()).toHaveLength(COLUMNS_MAX - 1);
  await page.keyboard.press('z');
  await waitFor('it is back', async () => JSON.stringify(await titles()) === JSON.stringify(before));
  expect(await page.getByTestId('toast').count()).toBe(0);
});
