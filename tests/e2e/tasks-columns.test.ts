import { expect, test } from 'vitest';
import { countSteps } from '../helpers/count-steps.ts';
import { publishMany } from '../helpers/dashboard.ts';
import { type PageReader, withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

async function openBoard(options: Parameters<typeof pages.openReader>[0] = {}) {
  await publishMany(pages.api, 6, 'Harbour');
  const reader = await pages.openReader(options);
  await reader.drive.open();
  await reader.drive.cards('everything').nth(2).waitFor();
  return { ...reader, steps: countSteps(reader.page) };
}

const titles = ({ page }: Pick<PageReader, 'page'>) => page.locator('.column-title').allInnerTexts();
const untilTitles = (reader: Pick<PageReader, 'page'>, expected: string[]) =>
  waitFor(`the columns are ${expected}`, async () => JSON.stringify(await titles(reader)) === JSON.stringify(expected));
const focused = ({ page }: Pick<PageReader, 'page'>, selector: string) =>
  page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) === true`);
const clipboard = ({ page }: Pick<PageReader, 'page'>) =>
  waitFor('the link is on the clipboard', async () => {
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    return text.startsWith('http') && text;
  });

test('a topic is followed in two clicks', async () => {
  const reader = await openBoard();
  await reader.steps.click(reader.drive.cards('everything').first().getByTestId('card-topic').first());
  await reader.steps.click(reader.page.getByRole('button', { name: 'Follow', exact: true }));
  await untilTitles(reader, ['Latest', 'Top', 'Harbour']);
  expect(reader.steps.count()).toBe(2);
});

test('a publisher is followed in two clicks', async () => {
  const reader = await openBoard();
  await reader.steps.click(reader.drive.cards('everything').first().getByRole('link', { name: 'The Harbour Post' }));
  await reader.steps.click(reader.page.getByRole('button', { name: 'Follow', exact: true }));
  await waitFor('it is a column', () =>
    reader.page.evaluate<boolean>("(localStorage['newswire.columns'] ?? '').includes('publisher=')"),
  );
  expect(reader.steps.count()).toBe(2);
});

test.each([
  ['a laptop', { viewport: { width: 1280, height: 800 } }, 1],
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, 2],
] as const)('on %s a column is made by a click, and what is typed goes into its form', async (_, options, clicks) => {
  const reader = await openBoard(options);
  const { page, steps } = reader;
  if (clicks > 1) await steps.click(page.getByTestId('tabs').getByRole('button', { name: 'More' }));
  await steps.click(page.getByTestId('add-column').filter({ visible: true }));
  await waitFor('the cursor is in the form', () => focused(reader, '.settings input'));
  await steps.type('harbour');
  await steps.press('Enter');
  await waitFor('the column has its topic', async () => (await titles(reader)).includes('Harbour'));
  expect(steps.count()).toBe(clicks + 1);
});

test('a column is renamed in its one field', async () => {
  const reader = await openBoard();
  const { page, drive, steps } = reader;
  await steps.click(drive.column('top').getByTestId('column-settings'));
  await steps.click(page.getByTestId('column-name'));
  await steps.type('Front page');
  await steps.press('Enter');
  await untilTitles(reader, ['Latest', 'Front page']);
  expect(steps.count()).toBe(3);
});

test('columns are reordered by one drag, or by two clicks', async () => {
  const reader = await openBoard({ viewport: { width: 1440, height: 900 } });
  const { page, drive } = reader;
  const byMouse = countSteps(page);
  await byMouse.drag(drive.column('everything').locator('.column-title'), { x: 600, y: 0 });
  await untilTitles(reader, ['Top', 'Latest']);
  expect(byMouse.count()).toBe(1);
  const byButton = countSteps(page);
  await byButton.click(drive.column('everything').getByTestId('column-settings'));
  await byButton.click(page.getByRole('button', { name: 'Move left' }));
  await untilTitles(reader, ['Latest', 'Top']);
  expect(byButton.count()).toBe(2);
});

test('one column is shared by two clicks, and its link shows it alone', async () => {
  const reader = await openBoard(CLIPBOARD);
  const { page, drive, steps } = reader;
  await steps.click(drive.column('top').getByTestId('column-settings'));
  await steps.click(page.getByRole('button', { name: 'Copy link to this column' }));
  await page.getByTestId('toast').getByText('Link copied.').waitFor();
  expect(steps.count()).toBe(2);
  const other = await pages.openReader();
  await other.page.goto(await clipboard(reader));
  await untilTitles(other, ['Top']);
});

test('on a second device the board comes by one link and one click, and never overwrites what was there', async () => {
  const first = await openBoard(CLIPBOARD);
  await first.drive.column('top').getByTestId('column-settings').click();
  await first.page.getByRole('button', { name: 'Copy link to all columns' }).click();
  const link = await clipboard(first);
  const other = await pages.openReader();
  const own = [{ id: 'mine', query: 'name=Mine&none=nothing', notify: 'off' }];
  await other.page.addInitScript(`localStorage['newswire.columns'] ??= ${JSON.stringify(JSON.stringify(own))}`);
  const steps = countSteps(other.page);
  await other.page.goto(link);
  await untilTitles(other, ['Latest', 'Top']);
  expect(await other.page.evaluate("localStorage['newswire.columns']")).toContain('Mine');
  await steps.click(other.page.getByRole('button', { name: 'Replace your columns' }));
  await waitFor('it is the board', () => new URL(other.page.url()).search === '');
  await untilTitles(other, ['Latest', 'Top']);
  await steps.click(other.page.getByTestId('toast').getByRole('button', { name: 'Undo' }));
  await untilTitles(other, ['Mine']);
  expect(steps.count()).toBe(2);
});

test('a removed column is back by one key, where it was', async () => {
  const reader = await openBoard();
  const { page, drive, steps } = reader;
  await steps.click(drive.column('everything').getByTestId('column-settings'));
  await steps.click(page.getByTestId('remove-column'));
  await untilTitles(reader, ['Top']);
  await steps.press('z');
  await untilTitles(reader, ['Latest', 'Top']);
  expect(steps.count()).toBe(3);
});
