import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { type PageReader, withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const SCREEN = { width: 390, height: 844 };
const PHONE = { viewport: SCREEN, hasTouch: true, isMobile: true };
/** A thumb reaches the lower part of the screen. */
const REACH_TOP = SCREEN.height * 0.4;
const TARGET_PX = 44;
const SHORT_OF_TARGET = `[...document.querySelectorAll('button, a, input, select, textarea, [role=button], summary')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('[inert], .skip'))
  .filter((each) => !each.closest('p, .headline, .story-body, dd') || each.matches('button'))
  .map((each) => (each.matches('.choice input, label input') ? each.closest('label') : each))
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, { top, bottom, left, right }]) => bottom > 0 && top < innerHeight && right > 0 && left < innerWidth)
  .filter(([, { width, height }]) => height > 1 && (height < ${TARGET_PX} || width < 24))
  .map(([each, { width, height }]) => each.outerHTML.slice(0, 80) + ' ' + Math.round(width) + '×' + Math.round(height))`;
const pages = withPages();

async function openPhone(): Promise<PageReader> {
  await publishMany(pages.api, 30);
  const reader = await pages.openReader(PHONE);
  await reader.drive.open();
  await reader.drive.cards('everything').nth(2).waitFor();
  return reader;
}

async function inReach(target: Locator): Promise<void> {
  const box = await target.boundingBox();
  const middle = (box?.y ?? 0) + (box?.height ?? 0) / 2;
  expect(middle, `${target} lies at ${middle} px`).toBeGreaterThan(REACH_TOP);
  expect(box?.height).toBeGreaterThanOrEqual(TARGET_PX);
}

test('with one hand a reader changes columns, searches, saves, and opens what was saved', async () => {
  const { page, drive } = await openPhone();
  const tabs = page.getByTestId('tabs');
  for (const name of ['Top', 'Search', 'More']) await inReach(tabs.getByRole('button', { name }));
  await inReach(tabs.getByRole('link', { name: 'Saved' }));
  await tabs.getByRole('button', { name: 'Top' }).tap();
  await waitFor('the other column', async () => Math.round((await drive.column('top').boundingBox())?.x ?? -1) === 0);
  await tabs.getByRole('button', { name: 'Latest' }).tap();
  await waitFor('and back', async () => Math.round((await drive.column('everything').boundingBox())?.x ?? -1) === 0);
  const stars = drive.column('everything').getByTestId('save');
  await waitFor('a star is in reach', async () => ((await stars.nth(2).boundingBox())?.y ?? 0) > REACH_TOP);
  await inReach(stars.nth(2));
  await stars.nth(2).tap();
  await tabs.getByRole('link', { name: 'Saved' }).tap();
  await page.getByTestId('story').first().waitFor();
});

test('with one hand a column’s settings are left, and a dialog is closed', async () => {
  const { page } = await openPhone();
  await page.getByTestId('tabs').getByRole('button', { name: 'More' }).tap();
  await inReach(page.getByRole('dialog').getByTestId('add-column'));
  await page.getByRole('dialog').getByTestId('add-column').tap();
  const done = page.getByTestId('settings').getByRole('button', { name: 'Done' });
  await done.waitFor();
  await inReach(done);
  await done.tap();
  await page.getByTestId('settings').waitFor({ state: 'detached' });
});

test.each([
  ['the board', async () => undefined],
  ['a search', async (page: Page) => page.goto(`${pages.world.url()}/?q=filler`)],
  ['a column’s settings', async (page: Page) => page.getByTestId('column-settings').first().tap()],
  ['the dialog with more', async (page: Page) => page.getByTestId('tabs').getByRole('button', { name: 'More' }).tap()],
] as const)('every target of %s is large enough for a finger', async (_, go) => {
  const { page, drive } = await openPhone();
  await go(page);
  await drive.cards().first().waitFor();
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => 1)');
  expect(await page.evaluate(SHORT_OF_TARGET)).toEqual([]);
});
