import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const STEPS = 12;
const pages = withPages();

test('on a phone one column is seen at a time, and a swipe brings the next and the one before', async () => {
  await publishMany(pages.api, 8);
  const { context, page, drive } = await pages.openReader(PHONE);
  await drive.open();
  await drive.cards('everything').nth(2).waitFor();
  const devtools = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  /** A finger that goes from one place to another, in as many steps as a screen would tell of. */
  const drag = async (from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> => {
    await touch('touchStart', [from]);
    for (let step = 1; step <= STEPS; step += 1) {
      await touch('touchMove', [{ x: from.x + (by.x * step) / STEPS, y: from.y + (by.y * step) / STEPS }]);
    }
    await touch('touchEnd', []);
  };
  const swipe = (by: number) => drag({ x: by < 0 ? 340 : 50, y: 500 }, { x: by, y: 0 });
  const place = async (id: string) => Math.round((await drive.column(id).boundingBox())?.x ?? Number.NaN);
  expect(await place('everything')).toBe(0);
  expect(await place('top')).toBeGreaterThanOrEqual(390);
  await swipe(-260);
  await waitFor('the second column stands', async () => (await place('top')) === 0);
  expect(await drive.column('top').innerText()).toContain('2 / 2');
  await swipe(260);
  await waitFor('the first column is back', async () => (await place('everything')) === 0);
  const at = await drive.scrollTop('everything');
  await drag({ x: 200, y: 600 }, { x: 0, y: -300 });
  await waitFor('it scrolls by itself', async () => (await drive.scrollTop('everything')) > at + 100);
  expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(390);
});
