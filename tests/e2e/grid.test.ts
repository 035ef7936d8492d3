import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const QUERIES = ['', 'sort=top', 'any=filler', 'none=nothing'];

/** How far the parts stand from the left or right edge of the window, in pixels. */
function distances(page: Page, side: 'left' | 'right', parts: readonly string[]): Promise<Record<string, number>> {
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    return Object.fromEntries(${JSON.stringify(parts)}.map((part) => {
      const all = [...document.querySelectorAll(part)];
      const box = all.at('${side}' === 'left' ? 0 : -1).getBoundingClientRect();
      return [part, Math.round('${side}' === 'left' ? box.left : width - box.right)];
    }));
  })()`);
}

const all = (parts: readonly string[], distance: number) => Object.fromEntries(parts.map((part) => [part, distance]));

test.each([
  { width: 390, edge: 16, columns: 1, each: 390 },
  { width: 768, edge: 18, columns: 2, each: 384 },
  { width: 1440, edge: 18, columns: 3, each: 480 },
  { width: 1920, edge: 18, columns: 4, each: 480 },
])('at $width px everything has one edge, and columns are $each px wide', async ({ width, edge, columns, each }) => {
  const [storyId] = await publishMany(pages.api, 3);
  const { page, drive } = await pages.openReader({ viewport: { width, height: 800 } });
  const stored = QUERIES.slice(0, columns).map((query, index) => ({ id: `c${index}`, query, notify: 'off' }));
  await page.addInitScript(`localStorage['newswire.columns'] = ${JSON.stringify(JSON.stringify(stored))}`);
  await drive.open();
  await waitFor('every column has stories', async () => (await page.locator('.column .story-when').count()) >= columns);
  const left = ['.top-name', '.trending :is(.trend, .trending-none)', '.column-title', '.story .marks', '.headline'];
  expect(await distances(page, 'left', left)).toEqual(all(left, edge));
  const right = ['.top .connection', '.story-when'];
  expect(await distances(page, 'right', right)).toEqual(all(right, edge));
  expect(Math.round((await drive.column('c0').boundingBox())?.width ?? 0)).toBe(each);
  expect(Math.round((await page.locator('.top').boundingBox())?.height ?? 0)).toBe(width === 390 ? 48 : 52);
  for (const [path, first, last] of [
    [`/story/${storyId}`, '.back', '.bar .connection'],
    ['/saved', '.back', '.bar .connection'],
    ['/desk', '.desk-bar > :first-child', undefined],
  ] as const) {
    await page.goto(`${pages.world.url()}${path}`);
    await page.locator(first).first().waitFor();
    expect(await distances(page, 'left', [first]), path).toEqual({ [first]: edge });
    if (last) expect(await distances(page, 'right', [last]), path).toEqual({ [last]: edge });
  }
});

test('a column alone stands in the middle, and columns that do not fit scroll', async () => {
  await publishMany(pages.api, 1);
  const { page, drive } = await pages.openReader({ viewport: { width: 1440, height: 800 } });
  await drive.open('/?any=filler');
  await drive.cards().first().waitFor();
  expect(await drive.column().boundingBox()).toMatchObject({ x: (1440 - 736) / 2, width: 736 });
  const many = Array.from({ length: 6 }, (_, index) => ({ id: `c${index}`, query: `none=n${index}`, notify: 'off' }));
  await page.evaluate(`localStorage['newswire.columns'] = ${JSON.stringify(JSON.stringify(many))}`);
  await drive.open();
  await drive.column('c5').waitFor();
  expect((await drive.column('c0').boundingBox())?.width).toBe(320);
  const overflow = await page.locator('.board-columns').evaluate((board) => board.scrollWidth - board.clientWidth);
  expect(overflow).toBe(6 * 320 - 1440);
});
