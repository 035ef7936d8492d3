import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const WIDE = { width: 1440, height: 800 };

function columnIds(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(`[...document.querySelectorAll('.column')].map((each) => each.dataset.column)`);
}

async function openColumns(ids: readonly string[]) {
  await publishMany(pages.api, 12);
  const reader = await pages.openReader({ viewport: WIDE });
  const stored = ids.map((id) => ({ id, query: `none=${id}`, notify: 'off' }));
  await reader.page.addInitScript(`localStorage['newswire.columns'] ??= ${JSON.stringify(JSON.stringify(stored))}`);
  await reader.drive.open();
  await reader.drive.cards(ids.at(-1)).first().waitFor();
  return reader;
}

async function dragHead(page: Page, id: string, by: number, steps = 8): Promise<void> {
  const box = await page.locator(`[data-column="${id}"] .column-title`).boundingBox();
  if (!box) throw new Error('no column');
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + 5 + by, box.y + 5, { steps });
}

test('a column is dragged by its head to another place, and Escape takes it back', async () => {
  const { page, drive } = await openColumns(['a', 'b', 'c']);
  await dragHead(page, 'a', 600);
  await page.mouse.up();
  expect(await columnIds(page)).toEqual(['b', 'a', 'c']);
  await dragHead(page, 'c', -900);
  await page.mouse.up();
  expect(await columnIds(page)).toEqual(['c', 'b', 'a']);
  await dragHead(page, 'c', 900);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await columnIds(page)).toEqual(['c', 'b', 'a']);
  await dragHead(page, 'c', 3);
  await page.mouse.up();
  expect(await columnIds(page)).toEqual(['c', 'b', 'a']);
  expect(await page.locator('.is-dragged').count()).toBe(0);
  await page.reload();
  await drive.cards('a').first().waitFor();
  expect(await columnIds(page)).toEqual(['c', 'b', 'a']);
});

test('a column is resized at its edge, by mouse and keys, within its bounds, and keeps its width', async () => {
  const { page, drive } = await openColumns(['a', 'b']);
  const width = async (): Promise<number> => Math.round((await drive.column('a').boundingBox())?.width ?? 0);
  expect(await width()).toBe(480);
  await drive.scrollTo(300, 'a');
  const edge = drive.column('a').getByTestId('column-edge');
  const box = await edge.boundingBox();
  if (!box) throw new Error('no edge');
  const drag = async (from: number, to: number): Promise<void> => {
    await page.mouse.move(from, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(to, box.y + 200, { steps: 6 });
    await page.mouse.up();
  };
  await drag(box.x + 3, box.x + 103);
  expect(await width()).toBe(580);
  await drag(box.x + 103, box.x + 900);
  expect(await width()).toBe(720);
  await page.reload();
  await drive.cards('a').first().waitFor();
  expect(await width()).toBe(720);
  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  await waitFor('it is a step narrower', async () => (await width()) === 704);
  expect(await edge.getAttribute('aria-valuenow')).toBe('704');
  await page.keyboard.press('Delete');
  await waitFor('it has its usual width', async () => (await width()) === 480);
});
