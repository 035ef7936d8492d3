import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

const COLUMNS = JSON.stringify([
  { id: 'all', query: '', notify: 'off' },
  { id: 'tides', query: 'any=tides', notify: 'off' },
]);

async function openBoard() {
  await publishMany(pages.api, 3, 'Tides');
  await publishMany(pages.api, 1, 'Other');
  await pages.api.publish({ headline: 'Tides last', topics: ['Tides'] });
  const reader = await pages.openReader();
  await reader.page.addInitScript(`localStorage['newswire.columns'] = ${JSON.stringify(COLUMNS)}`);
  await reader.drive.open();
  await waitFor('the column is filled', async () => (await reader.drive.cards('tides').count()) === 4);
  return reader;
}

test('j and k go through the list that the reader came from, one key a story, and u back to it', async () => {
  const { page, drive } = await openBoard();
  const order = await drive.headlines('tides');
  const shown = page.getByRole('heading', { level: 1 });
  const untilOpen = (headline = '') =>
    waitFor(`${headline} is open`, async () => (await shown.innerText()) === headline);
  await drive.cards('tides').first().getByTestId('headline').click();
  await untilOpen(order[0]);
  for (const headline of order.slice(1)) {
    await page.keyboard.press('j');
    await untilOpen(headline);
  }
  await page.keyboard.press('k');
  await untilOpen(order[2]);
  // A reload keeps the list.
  await page.reload();
  const next = page.getByTestId('neighbours').locator('[rel=next]');
  await waitFor('the next story is named', async () => (await next.innerText()).includes(order[3] ?? ''));
  await page.keyboard.press('u');
  await drive.cards('tides').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
});

/** The headline of the card that has the focus, and whether the reader sees it. */
const focused = (page: Page): Promise<[string, boolean] | null> =>
  page.evaluate(`(() => {
    const card = document.activeElement?.closest('.story');
    if (!card) return null;
    const { top, bottom } = card.getBoundingClientRect();
    return [card.querySelector('.headline').textContent, top >= 0 && bottom <= innerHeight];
  })()`);

for (const back of ['u', 'Back']) {
  test(`after twenty stories, each by one key, ${back} leads to the card of the last`, async () => {
    await publishMany(pages.api, 25, 'Tides');
    const { page, drive } = await pages.openReader({ viewport: { width: 1280, height: 600 } });
    await drive.open();
    await drive.cards('everything').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    const shown = page.getByRole('heading', { level: 1 });
    const read = new Set<string>([await shown.innerText()]);
    for (let no = 1; no < 20; no += 1) {
      const before = await shown.innerText();
      await page.keyboard.press('j');
      await waitFor('another is open', async () => (await shown.innerText().catch(() => before)) !== before);
      read.add(await shown.innerText());
    }
    expect(read.size).toBe(20);
    const last = await shown.innerText();
    if (back === 'Back') await page.goBack();
    else await page.keyboard.press(back);
    await waitFor('the last has the focus, in sight', async () => {
      const [headline, isSeen] = (await focused(page)) ?? [];
      return headline === last && isSeen === true;
    });
  });
}

test('beside the board j and k stay with the board, and no links to neighbours are there', async () => {
  await publishMany(pages.api, 4, 'Tides');
  const { page, drive } = await pages.openReader({ viewport: { width: 1920, height: 900 } });
  await drive.open();
  const order = await drive.headlines('everything');
  await drive.cards('everything').first().getByTestId('headline').click();
  const pane = page.getByTestId('pane');
  await pane.getByTestId('tool-save').waitFor();
  expect(await pane.getByTestId('neighbours').isVisible()).toBe(false);
  await page.keyboard.press('j');
  await waitFor('the next card has the focus', async () => (await focused(page))?.[0] === order[1]);
  expect(await pane.getByTestId('headline').innerText()).toBe(order[0]);
});

test('links name the stories before and after, and open in place: Back leads to the list', async () => {
  const { page, drive } = await openBoard();
  const order = await drive.headlines('tides');
  await drive.cards('tides').nth(1).getByTestId('headline').click();
  const links = page.getByTestId('neighbours');
  await waitFor('both are named', async () => (await links.getByRole('link').count()) === 2);
  expect(await links.innerText()).toContain(order[0]);
  expect(await links.innerText()).toContain(order[2]);
  await links.locator('[rel=next]').click();
  await page.getByRole('heading', { level: 1, name: order[2] ?? '' }).waitFor();
  await page.goBack();
  await drive.cards('tides').first().waitFor();
});

test('a story that was opened by its address has the latest ones beside it, and a saved one the saved ones', async () => {
  const { page, drive } = await openBoard();
  const id = await drive.cards('all').nth(1).getAttribute('data-id');
  const order = await drive.headlines('all');
  await page.goto(`${pages.world.url()}/story/${id}`);
  const links = page.getByTestId('neighbours');
  await waitFor('both are named', async () => (await links.getByRole('link').count()) === 2);
  expect(await links.innerText()).toContain(order[2]);
  await page.getByTestId('tool-save').click();
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 1, name: order[2] ?? '' }).waitFor();
  await page.getByTestId('tool-save').click();
  await page.goto(`${pages.world.url()}/saved`);
  await page.getByTestId('headline').first().click();
  await waitFor('only the saved one is beside it', async () => (await links.innerText()).includes(order[1] ?? ''));
  expect(await links.getByRole('link').count()).toBe(1);
});
