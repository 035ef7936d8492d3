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

test('the header hides while one reads on and returns on the way up, and the stories do not move', async () => {
  await publishMany(pages.api, 30);
  const { page, drive } = await pages.openReader(PHONE);
  await drive.open();
  await drive.cards('everything').nth(2).waitFor();
  const bottomOf = async (part: string) => {
    const box = await page.locator(part).first().boundingBox();
    return Math.round((box?.y ?? 0) + (box?.height ?? 0));
  };
  expect(await bottomOf('.top')).toBe(48);
  for (const top of [200, 400, 600]) await drive.scrollTo(top, 'everything');
  await waitFor('the header has gone', async () => (await bottomOf('.top')) <= 0);
  expect(await bottomOf('.trending')).toBeLessThanOrEqual(0);
  const scrolled = await drive.scrollTop('everything');
  expect(scrolled).toBe(600);
  for (const top of [580, 560, 540]) await drive.scrollTo(top, 'everything');
  await waitFor('the header is back', async () => (await bottomOf('.top')) === 48);
  expect(await drive.scrollTop('everything')).toBe(540);
});

test('the bar at the bottom leads to columns, counts what is new in them, and opens the search', async () => {
  await publishMany(pages.api, 30);
  const { page, drive } = await pages.openReader(PHONE);
  await drive.open();
  await drive.cards('everything').nth(2).waitFor();
  const tabs = page.getByTestId('tab');
  for (const tab of await page.locator('.tab').all()) {
    const box = await tab.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await drive.scrollTo(900, 'everything');
  await pages.api.publish({ headline: 'New below the thumb', topics: ['Filler'] });
  await tabs.first().getByText('1 new').waitFor();
  await tabs.first().click();
  await waitFor('it is on top', async () => (await drive.headlines('everything'))[0] === 'New below the thumb');
  await tabs.nth(1).click();
  await waitFor('the second column', async () => Math.round((await drive.column('top').boundingBox())?.x ?? -1) === 0);
  expect(await tabs.nth(1).getAttribute('aria-current')).toBe('true');
  await page.getByRole('button', { name: 'Search' }).click();
  await waitFor('the cursor is in the field', () => page.evaluate("document.activeElement?.id === 'search'"));
  await page.keyboard.type('thumb');
  await page.keyboard.press('Enter');
  await drive.untilHeadlines(['New below the thumb']);
});

test.each([
  { width: 360, height: 640 },
  { width: 780, height: 360 },
])(
  'after 95 minutes away, what was missed is one line at $width × $height, and the stories scroll',
  async (viewport) => {
    await publishMany(pages.api, 5);
    const { page, drive } = await pages.openReader({ viewport });
    await drive.open();
    await drive.cards('everything').first().waitFor();
    await page.goto('about:blank');
    await page.addInitScript(`
    const visit = JSON.parse(localStorage['newswire.visit'] ?? '{}');
    localStorage['newswire.visit'] = JSON.stringify({ ...visit, at: visit.at - 95 * 60_000 });
    sessionStorage.clear();`);
    await publishMany(pages.api, 25, 'While away');
    await drive.open();
    const missed = page.getByTestId('missed');
    await missed.waitFor();
    expect((await missed.boundingBox())?.height).toBeLessThanOrEqual(48);
    const list = await drive.column('everything').locator('.column-scroll').boundingBox();
    expect(list?.height).toBeGreaterThanOrEqual(150);
    await drive.scrollTo(300, 'everything');
    await waitFor('it scrolls', async () => (await drive.scrollTop('everything')) === 300);
    await page.getByTestId('missed-toggle').click();
    await missed.getByRole('link').first().waitFor();
    await missed.getByRole('button', { name: 'Dismiss' }).click();
    await missed.waitFor({ state: 'detached' });
  },
);
