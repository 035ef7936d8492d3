import { expect, test } from 'vitest';
import { driveDashboard, publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const COLUMNS = Array.from({ length: 12 }, (_, index) => index);

/** An address that shows these columns. */
const board = (queries: string[]): string =>
  `/?${new URLSearchParams(queries.map((query): [string, string] => ['col', query]))}`;

/** As many columns as one may have, each with a filter of its own. */
const twelve = (name: string): string => board(COLUMNS.map((no) => `any=rain,${name}-${no}`));

test('a search without a word says what is wrong with it, and offers no second try; the rest of the page is live', async () => {
  await pages.api.publish({ headline: 'Rain' });
  const reader = await pages.openReader();
  await reader.drive.open(board(['sort=latest', 'q=---']));
  const refused = reader.drive.column('shared-1');
  await refused.getByTestId('refusal').getByText('The search must contain a word.').waitFor();
  expect(await reader.page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
  await reader.drive.untilHeadlines(['Rain'], 'shared-0');
  const complaints = reader.complaints.splice(0);
  expect(complaints.filter((complaint) => !complaint.includes('status of 400'))).toEqual([]);
});

test('a column too many says so above its stories, which can be read to the end, and goes live when there is room', async () => {
  await publishMany(pages.api, 20, 'Rain');
  const reader = await pages.openReader();
  const others = await Promise.all([reader.context.newPage(), reader.context.newPage()]);
  for (const [no, page] of others.entries()) {
    await driveDashboard(page, () => pages.world.url()).open(twelve(`tab${no}`));
  }
  const { page, drive } = reader;
  await page.bringToFront();
  await page.clock.install();
  await drive.open(twelve('here'));
  const refusal = page.getByTestId('refusal');
  await waitFor('four of thirty-six are refused', async () => (await refusal.count()) === 4);
  const last = drive.column('shared-11');
  await last.getByTestId('refusal').getByText('too many columns are open in your tabs').waitFor();
  const scroller = last.locator('.column-scroll');
  const bottoms = await Promise.all([scroller, last].map(async (place) => (await place.boundingBox()) ?? undefined));
  const [inner, outer] = bottoms.map((box) => Math.round((box?.y ?? 0) + (box?.height ?? 0)));
  expect(inner).toBe(outer);
  await others[0]?.close();
  await waitFor('all columns are live', async () => {
    await page.clock.fastForward(30_000);
    return (await refusal.count()) === 0;
  });
});
