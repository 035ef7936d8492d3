import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

test('the connection mark says what came over the connection today, and counts on after a reload', async () => {
  const { page, drive } = await pages.openReader();
  await drive.open();
  const mark = page.getByTestId('connection');
  expect(await mark.innerText()).toBe('Live');
  const kilobytes = async () => Number(/today: ([\d,]+) KB$/.exec((await mark.getAttribute('title')) ?? '')?.[1]);
  await waitFor('something has come', async () => (await kilobytes()) >= 1);
  const before = await kilobytes();
  await publishMany(pages.api, 30);
  await waitFor('stories weigh something', async () => (await kilobytes()) > before + 5);
  const after = await kilobytes();
  await page.reload();
  await drive.untilConnection('live');
  await waitFor('the day goes on', async () => (await kilobytes()) >= after);
});
