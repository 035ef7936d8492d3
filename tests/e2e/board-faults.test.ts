import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { FERRY } from '../helpers/ferry.ts';
import { withPages } from '../helpers/page-world.ts';
import { openTinyProxy } from '../helpers/tiny-proxy.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

async function openBoard(options: Parameters<typeof pages.openReader>[0] = {}) {
  const reader = await pages.openReader(options);
  await reader.drive.open();
  await reader.drive.cards('everything').first().waitFor();
  return reader;
}

/** What has the focus, by its test id or its text. */
const focus = (page: Page) =>
  page.evaluate<string>(
    `(({ tagName, dataset, textContent }) => tagName === 'BODY' ? 'BODY' : dataset.testid ?? textContent)(document.activeElement)`,
  );

const untilFocus = (page: Page, expected: string) =>
  waitFor(`the focus is on ${expected}`, async () => (await focus(page)) === expected, 5_000);

test.each(['Muted', 'Shortcuts'])(
  'the dialog "%s" gives the focus back to its button, however it ends',
  async (name) => {
    await publishMany(pages.api, 2);
    const { page } = await openBoard();
    const button = page.getByRole('button', { name, exact: true });
    for (const end of ['Escape', 'Close', 'outside']) {
      await button.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      if (end === 'Escape') await page.keyboard.press('Escape');
      else if (end === 'Close') await dialog.getByRole('button', { name: 'Close' }).click();
      else await page.mouse.click(5, 300);
      await dialog.waitFor({ state: 'detached' });
      await untilFocus(page, name);
    }
  },
);

test('the dialogs of a card give the focus back to the card', async () => {
  for (const [index, story] of FERRY.slice(0, 2).entries())
    await (await pages.world.publisher(`Paper ${index}`)).api.publish(story);
  const { page, drive } = await openBoard();
  await page.getByTestId('why-together').first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await untilFocus(page, 'why-together');
  await drive.cards('everything').first().getByTestId('story-menu').click();
  await page.getByTestId('mute-publisher').click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await untilFocus(page, 'story-menu');
});

test('Escape and Done close a column’s settings and give the focus back to their button', async () => {
  await publishMany(pages.api, 2);
  const { page, drive } = await openBoard();
  const settings = page.getByTestId('settings');
  for (const end of ['Escape', 'Done']) {
    await drive.column('top').getByTestId('column-settings').click();
    await settings.getByTestId('column-name').focus();
    if (end === 'Escape') await page.keyboard.press('Escape');
    else await settings.getByRole('button', { name: 'Done' }).click();
    await settings.waitFor({ state: 'detached' });
    await untilFocus(page, 'column-settings');
    expect(await page.evaluate('document.activeElement.closest(".column").dataset.column')).toBe('top');
  }
});

test.each(['Space', 'End', 'ArrowDown', 'PageDown'])('on a fresh page %s scrolls the first column', async (key) => {
  await publishMany(pages.api, 30);
  const { page, drive } = await openBoard();
  await drive.cards('everything').nth(5).waitFor();
  await page.keyboard.press(key);
  await page.keyboard.press(key);
  await waitFor('it scrolls', async () => (await drive.scrollTop('everything')) > 0);
});

test('a search ends by saying that there are no older stories', async () => {
  await pages.api.publish({ headline: 'One heron', topics: ['Birds'] });
  const { page, drive } = await pages.openReader();
  await drive.open('/?q=heron');
  await drive.untilHeadlines(['One heron']);
  expect(await page.getByTestId('end-of-wire').innerText()).toBe('No older stories');
});

test('opened without network, the page does not claim that nothing trends', async () => {
  await publishMany(pages.api, 6, 'Floods');
  const proxy = await openTinyProxy();
  proxy.use([Number(new URL(pages.world.url()).port)]);
  const { page, drive } = await pages.openReader();
  for (let visit = 0; visit < 2; visit += 1) {
    await page.goto(proxy.url);
    await drive.cards('everything').first().waitFor();
    await waitFor('the service worker is there', () =>
      page.evaluate<boolean>('navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated")'),
    );
  }
  await proxy.close();
  await page.reload();
  await drive.cards('everything').first().waitFor();
  await drive.untilConnection('offline');
  await page.getByText('Trending topics return when you’re online.').waitFor();
  expect(await page.getByText('Nothing trending').count()).toBe(0);
});

test.each([
  [1_280, 800],
  [390, 844],
])('a compact column is full at once, at %i × %i', async (width, height) => {
  await publishMany(pages.api, 45);
  const { page, drive } = await pages.openReader({ viewport: { width, height } });
  await page.addInitScript(`localStorage['newswire.density'] = '"compact"'`);
  await drive.open();
  await drive.cards('everything').nth(3).waitFor();
  await waitFor('its last story in sight is drawn', async () => {
    const bottoms = await drive
      .cards('everything')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().bottom));
    return Math.max(...bottoms) >= height;
  });
});

test.each([360, 1_280])(
  'without script, nothing lies over the stories at %i px, and there is a search',
  async (width) => {
    await publishMany(pages.api, 3, 'Harbour');
    const { page } = await pages.openReader({ viewport: { width, height: 700 }, javaScriptEnabled: false });
    await page.goto(pages.world.url());
    const bottomOf = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    const first = await page.locator('.story').first().boundingBox();
    for (const part of ['.top', '.trending', '.column-head'])
      expect(await bottomOf(part)).toBeLessThanOrEqual((first?.y ?? 0) + 1);
    await page.getByPlaceholder('Search stories').fill('harbour');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=harbour');
    expect(await page.locator('.headline').count()).toBe(3);
    const when = await page.locator('.story-when').first().boundingBox();
    expect(when?.height).toBeLessThan(30);
  },
);

/** Pairs of neighbouring parts of which one lies over the other, and parts that their bar cuts off. */
const COLLISIONS = `(() => {
  const found = [];
  const inSight = (each) => each.checkVisibility() && each.getBoundingClientRect().height > 0;
  for (const list of document.querySelectorAll('.topics, .others ul, .trending ul, .tabs-columns')) {
    const boxes = [...list.children].filter(inSight).map((each) => each.getBoundingClientRect());
    for (const [no, box] of boxes.entries()) {
      const next = boxes[no + 1];
      if (next && next.left < box.right - 1 && next.top < box.bottom - 1) found.push(list.className + ' ' + no);
    }
  }
  for (const part of document.querySelectorAll('.top-name a, .connection, .trend-word, .column-title, .tab')) {
    const bar = part.closest('.top, .trending, .column-head, .tabs').getBoundingClientRect();
    const { top, bottom, right } = part.getBoundingClientRect();
    const isCut = top < bar.top - 1 || bottom > bar.bottom + 1 || (part.matches('.connection') && right > innerWidth);
    if (inSight(part) && isCut) found.push(part.className + ' ' + [top, bottom, bar.top, bar.bottom].map(Math.round));
  }
  return found;
})()`;

test.each([360, 390, 1_280, 1_920])('with text twice as large nothing collides or is cut at %i px', async (width) => {
  for (const [index, story] of FERRY.entries())
    await (await pages.world.publisher(`Paper ${index}`)).api.publish({ ...story, topics: ['Ferries', 'Rescue'] });
  const { context, page, drive } = await pages.openReader({ viewport: { width, height: 900 } });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  await drive.open();
  await drive.cards('everything').first().waitFor();
  expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('32px');
  expect(await page.evaluate(COLLISIONS)).toEqual([]);
  expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(width);
});

test('in forced colours, pressed and unpressed, live and away differ by more than a colour of ours', async () => {
  await publishMany(pages.api, 2);
  const { page, drive } = await openBoard({ forcedColors: 'active' });
  const background = (selector: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
  const paper = await background('body');
  expect(await background('.connection-dot')).not.toBe(paper);
  await drive.column('everything').getByTestId('column-settings').click();
  const chip = page.getByTestId('settings').locator('.chip').first();
  await chip.click();
  await page.mouse.move(5, 5);
  const [pressed, other] = [
    await background('.settings .chip[aria-pressed=true]'),
    await background('.settings .chip[aria-pressed=false]'),
  ];
  expect(pressed).not.toBe(other);
});
