import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { type PageReader, withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const PERMISSIONS = { permissions: ['clipboard-read', 'clipboard-write'] };

/** The key of the first row that is wholly in sight. */
const firstInSight = ({ drive }: PageReader): Promise<string> =>
  drive
    .column('everything')
    .locator('.column-scroll')
    .evaluate((scroller) => {
      const top = scroller.getBoundingClientRect().top;
      const rows = [...scroller.querySelectorAll('.row')];
      return rows.find((row) => row.getBoundingClientRect().top >= top)?.getAttribute('data-row') ?? '';
    });

/** Where a row stands on the screen, in pixels from the top. */
const placeOf = async ({ drive }: PageReader, row: string): Promise<number | undefined> =>
  (await drive.column('everything').locator(`[data-row="${row}"]`).boundingBox())?.y;

async function choose({ page }: PageReader, density: string): Promise<void> {
  await page.getByTestId('density').getByLabel(density).check();
}

test('a density changes how much room stories take, and holds the reader’s place to the pixel', async () => {
  await publishMany(pages.api, 60);
  const reader = await pages.openReader();
  const { drive } = reader;
  await drive.open();
  await drive.cards('everything').nth(3).waitFor();
  await drive.column('everything').getByTestId('column-settings').click();
  await drive.scrollTo(2_000, 'everything');
  await waitFor('in mid-list', async () => (await drive.scrollTop('everything')) === 2_000);
  const row = await firstInSight(reader);
  const before = await placeOf(reader, row);
  expect(before).toBeGreaterThan(0);
  await choose(reader, 'Compact');
  await waitFor('rows are low', async () => (await drive.cards('everything').last().boundingBox())?.height === 32);
  expect(await placeOf(reader, row)).toBe(before);
  const filled = await drive
    .column('everything')
    .locator('.column-scroll')
    .evaluate((scroller) => {
      const rows = [...scroller.querySelectorAll('.row')];
      return (rows.at(-1)?.getBoundingClientRect().bottom ?? 0) >= scroller.getBoundingClientRect().bottom;
    });
  expect(filled).toBe(true);
  await publishMany(pages.api, 2, 'Later');
  await waitFor('both wait', async () =>
    (await drive.column('everything').getByTestId('pill').innerText()).includes('2'),
  );
  expect(await placeOf(reader, row)).toBe(before);
  const next = await firstInSight(reader);
  const there = await placeOf(reader, next);
  await choose(reader, 'Standard');
  await waitFor('cards again', async () => ((await drive.cards('everything').last().boundingBox())?.height ?? 0) > 60);
  expect(await placeOf(reader, next)).toBe(there);
});

test('a density belongs to a column or to all, is there after a reload, and goes with the link to the board', async () => {
  await publishMany(pages.api, 3);
  const reader = await pages.openReader(PERMISSIONS);
  const { page, drive } = reader;
  await drive.open();
  const classes = () => page.locator('.column').evaluateAll((all) => all.map(({ className }) => className));
  await drive.column('top').getByTestId('column-settings').click();
  await choose(reader, 'Compact');
  expect(await classes()).toEqual(['column density-standard', 'column density-compact']);
  await page.reload();
  await drive.untilConnection('live');
  expect(await classes()).toEqual(['column density-standard', 'column density-compact']);
  await drive.column('top').getByTestId('column-settings').click();
  await page.getByRole('button', { name: 'Use for all columns' }).click();
  expect(await classes()).toEqual(['column density-compact', 'column density-compact']);
  await page.getByRole('button', { name: 'Copy link to all columns' }).click();
  await page.getByTestId('toast').getByText('Link copied.').waitFor();
  const other = await pages.openReader();
  await other.page.goto(String(await page.evaluate('navigator.clipboard.readText()')));
  await other.page.locator('.density-compact').nth(1).waitFor();
  expect(await other.page.locator('.density-standard').count()).toBe(0);
});
