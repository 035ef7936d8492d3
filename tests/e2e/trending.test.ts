import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, bypassCSP: true };
const pages = withPages();

const wordOf = (page: Page, label: string): Locator => page.getByTestId('trend').filter({ hasText: label });
const cardOf = (page: Page): Locator => page.getByTestId('trend-card');

test('a word of the hour shows its hour and its reason to the mouse and to the keyboard, and a click follows it', async () => {
  await publishMany(pages.api, 6, 'Floods');
  const { page, drive } = await pages.openReader();
  await drive.open();
  const word = wordOf(page, 'Floods');
  await word.waitFor();
  const card = cardOf(page);
  expect(await card.count()).toBe(0);
  await word.hover();
  await card.waitFor();
  expect(await card.getByRole('img').getAttribute('aria-label')).toMatch(/last hour.*: (\d+, ){11}\d+$/);
  expect(await card.innerText()).toMatch(/6 stories.*(Mostly|Top story):.*Floods \d.*The Harbour Post/s);
  // From the word into its card the mouse crosses no gap.
  await card.locator('.trend-story').hover();
  await page.mouse.move(600, 700);
  await card.waitFor({ state: 'detached' });
  await word.click();
  await page.waitForURL('**/topic/floods');
  expect(await page.locator('.column-title').allInnerTexts()).toEqual(['Floods']);
  await page.getByTestId('keep-column').waitFor();
});

test('by keyboard, focus opens the card, Escape closes it, Tab goes into it, and Enter follows the word', async () => {
  await publishMany(pages.api, 6, 'Floods');
  const { page, drive } = await pages.openReader();
  await drive.open();
  const word = wordOf(page, 'Floods');
  await word.waitFor();
  await page.locator('.search input').focus();
  for (let tabs = 0; tabs < 20 && !(await word.evaluate((element) => element.matches(':focus'))); tabs += 1) {
    await page.keyboard.press('Tab');
  }
  await cardOf(page).waitFor();
  expect(await word.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Escape');
  await cardOf(page).waitFor({ state: 'detached' });
  expect(await word.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await cardOf(page).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('trend-story');
  // From inside, Escape gives the focus back to the word.
  await page.keyboard.press('Escape');
  await cardOf(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.waitForURL('**/topic/floods');
});

test('by touch, a tap opens the card inside the screen, a tap elsewhere closes it, and its links lead on', async () => {
  for (const topic of ['United Kingdom', 'United Arab Emirates']) await publishMany(pages.api, 4, topic);
  const { page, drive } = await pages.openReader(PHONE);
  await drive.open();
  const words = page.getByTestId('trend');
  const last = words.nth(1);
  await last.waitFor();
  for (const word of [words.first(), last]) {
    await word.scrollIntoViewIfNeeded();
    expect((await word.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await word.tap();
    await cardOf(page).waitFor();
    const box = await cardOf(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
    expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(740);
    expect(await findViolations(page)).toEqual([]);
    await page.locator('.top-name').tap({ force: true });
    await cardOf(page).waitFor({ state: 'detached' });
  }
  expect(new URL(page.url()).pathname).toBe('/');
  // A second tap closes; the address stays until a link of the card is followed.
  await last.tap();
  await cardOf(page).waitFor();
  await last.tap();
  await cardOf(page).waitFor({ state: 'detached' });
  await last.tap();
  const topic = cardOf(page).locator('.trend-topic');
  expect((await topic.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await topic.tap();
  await page.waitForURL('**/topic/*');
});

test('with room beside the columns, each word of the hour says why it trends, and its story opens there', async () => {
  await publishMany(pages.api, 6, 'Floods');
  const { page, drive } = await pages.openReader({ viewport: { width: 1920, height: 1080 } });
  await drive.open();
  const rail = page.locator('.rail');
  const trend = rail.locator('.rail-trend').filter({ hasText: 'Floods' });
  await trend.waitFor();
  expect(await rail.locator('.rail-title').allInnerTexts()).toEqual(['Trending', 'Busiest topics']);
  expect(await trend.innerText()).toMatch(/^Floods\s+Floods \d.*The Harbour Post$/s);
  expect((await trend.locator('.sparkline').boundingBox())?.width).toBe(80);
  expect(await findViolations(page)).toEqual([]);
  await trend.locator('.rail-story').click();
  await page.getByTestId('pane').getByTestId('headline').waitFor();
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.goBack();
  await rail.getByText('Busiest topics').waitFor();
  expect(await trend.isVisible()).toBe(false);
});
