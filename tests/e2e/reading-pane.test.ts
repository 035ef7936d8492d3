import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const WIDE = { width: 1920, height: 1080 };

test('in a wide window a story opens beside the board, which stays where it is', async () => {
  await publishMany(pages.api, 30);
  const { page, drive } = await pages.openReader({ viewport: WIDE, bypassCSP: true });
  await drive.open();
  await drive.scrollTo(600);
  const card = drive.cards().nth(5);
  const before = await card.boundingBox();
  await card.getByTestId('headline').click();
  const pane = page.getByTestId('pane');
  await pane.getByTestId('story-page').waitFor();
  expect(await card.boundingBox()).toEqual(before);
  expect(page.url()).toContain('/story/');
  const box = await pane.boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(480);
  expect(box && box.x + box.width).toBe(WIDE.width);
  expect(await findViolations(page)).toEqual([]);
  // Another story takes its place; one step back closes the pane.
  await drive.cards().nth(6).getByTestId('headline').click();
  await waitFor('the other story is open', async () => (await pane.getByTestId('story-page').count()) === 1);
  await page.goBack();
  await pane.waitFor({ state: 'detached' });
  expect(await card.boundingBox()).toEqual(before);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('the pane follows the wire, survives a reload, and its address opens a page of its own elsewhere', async () => {
  const [storyId] = await publishMany(pages.api, 3);
  const { page, drive } = await pages.openReader({ viewport: WIDE });
  await drive.open();
  await page.locator(`.column .story[data-id="${storyId}"] .headline a`).first().click();
  const pane = page.getByTestId('pane');
  await pane.getByTestId('story-page').waitFor();
  await pages.api.patch(`/stories/${storyId}`, { summary: 'Corrected in the pane' });
  await pane.getByText('Corrected in the pane').waitFor();
  await publishMany(pages.api, 1, 'Later');
  await drive.column().getByTestId('pill').waitFor();
  await page.reload();
  await pane.getByTestId('story-page').waitFor();
  await drive.cards().first().waitFor();
  const other = await pages.openReader({ viewport: WIDE });
  await other.page.goto(page.url());
  await other.page.getByTestId('story-page').waitFor();
  expect(await other.page.getByTestId('pane').count()).toBe(0);
  await page.keyboard.press('Escape');
  await pane.waitFor({ state: 'detached' });
});

test('a link inside the pane can be taken back, and closing returns to the board at once', async () => {
  const first = await publishMany(pages.api, 2);
  const { page, drive } = await pages.openReader({ viewport: WIDE });
  await drive.open();
  await drive.cards().first().getByTestId('headline').click();
  const pane = page.getByTestId('pane');
  await pane.getByTestId('story-page').waitFor();
  const opened = await pane.getByTestId('story-page').getAttribute('data-id');
  const other = first.find((id) => id !== opened);
  await page.evaluate(`(() => {
    const link = Object.assign(document.createElement('a'), { href: '/story/${other}', textContent: 'The other one' });
    document.querySelector('.pane').append(link);
    link.click();
  })()`);
  await pane.locator(`[data-id="${other}"]`).waitFor();
  await page.goBack();
  await pane.locator(`[data-id="${opened}"]`).waitFor();
  await page.goForward();
  await pane.locator(`[data-id="${other}"]`).waitFor();
  await pane.getByRole('button', { name: 'Close' }).click();
  await pane.waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/');
});

test('twenty stories are read by forty keys beside the board, and by sixty where each opens its own page', async () => {
  await publishMany(pages.api, 25);
  for (const [viewport, keys] of [
    [WIDE, ['j', 'o']],
    [{ width: 1280, height: 800 }, ['j', 'o', 'u']],
  ] as const) {
    const { page, drive } = await pages.openReader({ viewport });
    await drive.open();
    await drive.cards().nth(3).waitFor();
    const read = new Set<string | null>();
    for (let round = 0; round < 20; round += 1) {
      const before = [...read].at(-1) ?? '';
      await page.keyboard.press('j');
      await waitFor('the next story has the focus', async () =>
        page.evaluate(`(document.activeElement?.closest('.story')?.dataset.id ?? '${before}') !== '${before}'`),
      );
      await page.keyboard.press('o');
      let id: string | null = null;
      await waitFor('another story is open', async () => {
        id = await page
          .getByTestId('story-page')
          .getAttribute('data-id', { timeout: 500 })
          .catch(() => null);
        return id !== null && !read.has(id);
      });
      read.add(id);
      if (keys.length < 3) continue;
      await page.keyboard.press('u');
      await waitFor('the focus is on the story that was read', async () =>
        page.evaluate(`document.activeElement?.closest('.story')?.dataset.id === '${id}'`),
      );
    }
    expect(read.size).toBe(20);
  }
});

test('Enter opens the focused story, and once more moves to it', async () => {
  await publishMany(pages.api, 3);
  const { page, drive } = await pages.openReader({ viewport: WIDE });
  await drive.open();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByTestId('pane').getByTestId('story-page').waitFor();
  expect(await page.evaluate('document.activeElement?.className')).toContain('story');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement?.id')).toBe('pane');
});
