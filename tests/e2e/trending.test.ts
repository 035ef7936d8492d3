import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';

const pages = withPages();

test('a word of the hour shows its hour and its story to the mouse and to the keyboard, and a click follows it', async () => {
  await publishMany(pages.api, 6, 'Rising');
  const { page, drive } = await pages.openReader();
  await drive.open();
  const word = page.getByTestId('trend').filter({ hasText: 'Rising' });
  await word.waitFor();
  const card = page.locator('.trend').filter({ has: word }).locator('.trend-card');
  expect(await card.isVisible()).toBe(false);
  await word.hover();
  await card.waitFor();
  expect(await card.getByRole('img').getAttribute('aria-label')).toMatch(/last hour.*: (\d+, ){11}\d+$/);
  expect(await card.locator('.trend-why').innerText()).toContain('6 stories');
  expect(await card.locator('.trend-story').innerText()).toMatch(/^Rising \d$/);
  await page.mouse.move(600, 700);
  await card.waitFor({ state: 'hidden' });
  await word.focus();
  await card.waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('trend-story');
  await word.click();
  await page.waitForURL('**/topic/rising');
  expect(await page.locator('.column-title').allInnerTexts()).toEqual(['Rising']);
  await page.getByTestId('keep-column').waitFor();
});
