import { expect, test } from 'vitest';
import { countSteps } from '../helpers/count-steps.ts';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const AWAY_MS = 95 * 60_000;

async function openReader(options: Parameters<typeof pages.openReader>[0] = {}) {
  const reader = await pages.openReader(options);
  return { ...reader, steps: countSteps(reader.page) };
}

test.each([
  ['a laptop', { viewport: { width: 1280, height: 800 } }, 0],
  ['a phone', PHONE, 1],
] as const)('on %s what was missed is there on the return, with its headlines', async (_, options, taps) => {
  await publishMany(pages.api, 3);
  const { page, drive, steps } = await openReader(options);
  const visit = { at: Date.now() - AWAY_MS, seen: { everything: 1 } };
  await page.addInitScript(`localStorage['newswire.visit'] ??= ${JSON.stringify(JSON.stringify(visit))}`);
  await publishMany(pages.api, 25, 'While away');
  await drive.open();
  const missed = page.getByTestId('missed');
  await missed.waitFor();
  if (taps > 0) await steps.tap(page.getByTestId('missed-toggle'));
  await missed.getByRole('link').first().waitFor();
  expect(steps.count()).toBe(taps);
  const list = await drive.column('everything').locator('.column-scroll').boundingBox();
  expect(list?.height).toBeGreaterThan(300);
});

test('a story is found by words of it that one remembers, in any order, also of its text', async () => {
  await publishMany(pages.api, 3);
  await pages.api.publish({
    headline: 'Octopuses have learned to open doors',
    body: 'The keeper counted eleven, one at a time.',
  });
  const { page, drive, steps } = await openReader();
  await drive.open();
  await steps.press('/');
  await steps.type('eleven octopuses');
  await steps.press('Enter');
  await drive.untilHeadlines(['Octopuses have learned to open doors']);
  expect(await page.locator('.headline mark').allInnerTexts()).toEqual(['Octopuses']);
  expect(steps.count()).toBe(2);
});

test('a story is saved by one click, and read without the server', async () => {
  const { storyId } = await pages.api.publish({ headline: 'Keep this', body: 'To be read on the train.' });
  const { page, drive, steps } = await openReader();
  await drive.open();
  await waitFor('the service worker controls the page', () =>
    page.evaluate<boolean>('navigator.serviceWorker.controller?.state === "activated"'),
  );
  await steps.click(drive.column('everything').locator(`[data-id="${storyId}"]`).getByTestId('save'));
  expect(steps.count()).toBe(1);
  await waitFor('its text is kept', () =>
    page.evaluate<boolean>(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
        .then((all) => all.flat().some(({ url }) => url.includes('/stories/${storyId}')))`,
    ),
  );
  await pages.world.servers.pop()?.close();
  await page.goto(`${new URL(page.url()).origin}/saved`);
  await page.getByRole('link', { name: 'Keep this' }).click();
  await page.getByTestId('story-body').getByText('To be read on the train.').waitFor();
});

test('one step leads back to one’s place, to the pixel', async () => {
  await publishMany(pages.api, 40);
  const { page, drive, steps } = await openReader();
  await drive.open();
  await drive.cards('everything').nth(3).waitFor();
  await drive.scrollTo(1_234, 'everything');
  await waitFor('it is there', async () => (await drive.scrollTop('everything')) === 1_234);
  // A click by the mouse would scroll first if the card is above the window.
  await drive.cards('everything').filter({ visible: true }).nth(5).getByTestId('headline').dispatchEvent('click');
  await page.getByTestId('story-page').waitFor();
  await steps.press('u');
  await drive.cards('everything').nth(3).waitFor();
  expect(await drive.scrollTop('everything')).toBe(1_234);
  expect(steps.count()).toBe(1);
});

test('why a word trends is told by the mouse, by the keyboard, and by a tap', async () => {
  await publishMany(pages.api, 6, 'Floods');
  const { page, drive } = await openReader();
  await drive.open();
  const word = page.getByTestId('trend').filter({ hasText: 'Floods' });
  const card = page.getByTestId('trend-card');
  await word.hover();
  await card.waitFor();
  await page.mouse.move(600, 700);
  await card.waitFor({ state: 'detached' });
  const byKey = countSteps(page);
  await page.locator('.search input').focus();
  await waitFor('a tab reaches the word', async () => {
    await byKey.press('Tab');
    return page.evaluate<boolean>(`document.activeElement?.textContent === 'Floods'`);
  });
  await card.waitFor();
  // Past the links of the top bar and the connection's mark.
  expect(byKey.count()).toBeLessThanOrEqual(8);
  const phone = await openReader(PHONE);
  await phone.drive.open();
  await phone.steps.tap(phone.page.getByTestId('trend').filter({ hasText: 'Floods' }));
  await phone.page.getByTestId('trend-card').waitFor();
  expect(phone.steps.count()).toBe(1);
});

test('a correction is seen in two clicks, word by word', async () => {
  const { storyId } = await pages.api.publish({ headline: 'Three boats lost in the storm', body: 'At dawn.' });
  await pages.api.patch(`/stories/${storyId}`, { headline: 'Two boats lost in the storm' });
  const { page, drive, steps } = await openReader();
  await drive.open();
  await drive.column('everything').getByTestId('correction').waitFor();
  await steps.click(drive.cards('everything').first().getByTestId('headline'));
  await steps.click(page.getByTestId('changes-toggle'));
  const changes = page.getByTestId('changes');
  await changes.locator('del').getByText('Three').waitFor();
  await changes.locator('ins').getByText('Two').waitFor();
  expect(steps.count()).toBe(2);
});

test('the text is made larger in two clicks, from the board and from a story', async () => {
  const { storyId } = await pages.api.publish({ headline: 'Small print', body: 'Very small.' });
  const { page, drive } = await openReader();
  const size = () => page.evaluate<string>('getComputedStyle(document.documentElement).fontSize');
  await drive.open();
  expect(await size()).toBe('16px');
  const onBoard = countSteps(page);
  await onBoard.click(page.getByTestId('open-display').filter({ visible: true }));
  await onBoard.click(page.getByRole('dialog').getByText('Large', { exact: true }));
  await waitFor('it is larger', async () => Number.parseFloat(await size()) > 16);
  expect(onBoard.count()).toBe(2);
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  expect(Number.parseFloat(await size())).toBeGreaterThan(16);
  const onStory = countSteps(page);
  await onStory.click(page.getByTestId('tool-display'));
  await onStory.click(page.getByRole('dialog').getByText('Standard', { exact: true }));
  await waitFor('it is as it was', async () => (await size()) === '16px');
  expect(onStory.count()).toBe(2);
});

test('a story is shared by one click', async () => {
  const { storyId } = await pages.api.publish({ headline: 'Pass it on', body: 'To everyone.' });
  const { page, steps } = await openReader({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await steps.click(page.getByTestId('tool-share'));
  await waitFor('its link can be pasted', async () =>
    (await page.evaluate<string>('navigator.clipboard.readText()')).includes(storyId),
  );
  expect(steps.count()).toBe(1);
});
