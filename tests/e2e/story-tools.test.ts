import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const STORY = { headline: 'Ferry aground off Brannock', topics: ['Ferries'], body: 'Everyone is safe.' };

async function openStory(options: Parameters<typeof pages.openReader>[0] = {}): Promise<Page> {
  const { storyId } = await pages.api.publish(STORY);
  const { page } = await pages.openReader(options);
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await page.getByTestId('tool-save').waitFor();
  return page;
}

const stored = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(`JSON.parse(localStorage['newswire.${name}'] ?? '[]')`);
const toastOf = (page: Page): Promise<string> => page.getByTestId('toast').locator('span').first().innerText();

test('a story is saved with one click or one key, and taken out again with another', async () => {
  const page = await openStory();
  const save = page.getByTestId('tool-save');
  await save.click();
  expect(await save.getAttribute('aria-pressed')).toBe('true');
  expect(await stored(page, 'saved')).toHaveLength(1);
  await page.keyboard.press('s');
  await waitFor('it is not saved', async () => (await save.getAttribute('aria-pressed')) === 'false');
  expect(await stored(page, 'saved')).toHaveLength(0);
});

test('a story is shared with one click: by the system where it can, otherwise its link is copied', async () => {
  const page = await openStory({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByTestId('tool-share').click();
  await page.getByTestId('toast').waitFor();
  expect(await toastOf(page)).toBe('Link copied.');
  const link = await page.evaluate('navigator.clipboard.readText()');
  expect(link).toMatch(new RegExp(`^${pages.world.url()}/story/[0-9a-f-]+/ferry-aground-off-brannock$`));
  await page.evaluate(`navigator.share = (data) => { window.shared = data; return Promise.resolve(); }`);
  await page.getByTestId('tool-share').click();
  expect(await page.evaluate('window.shared')).toEqual({ title: STORY.headline, url: link });
});

test('a share that the reader gives up copies nothing', async () => {
  const page = await openStory({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.evaluate(`navigator.share = () => Promise.reject(new DOMException('', 'AbortError'))`);
  await page.getByTestId('tool-share').click();
  await page.getByTestId('tool-save').click();
  expect(await page.getByTestId('toast').count()).toBe(0);
});

test('what a story is about is muted with three clicks, after a look at what that hides', async () => {
  const page = await openStory({ viewport: { width: 390, height: 780 }, hasTouch: true });
  await page.getByTestId('tool-mute').click();
  await page.getByTestId('mute-topic').click();
  const dialog = page.getByRole('dialog');
  await waitFor('the preview counts', async () => /1 story in the last day/.test(await dialog.innerText()));
  const buttons = await dialog.locator('.mute-periods .button').all();
  for (const button of buttons) expect((await button.boundingBox())?.height).toBeLessThan(60);
  await dialog.getByRole('button', { name: 'For a day' }).click();
  expect(await stored(page, 'mutes')).toMatchObject([{ kind: 'topic', of: 'ferries' }]);
  await waitFor('the dialog is gone', async () => (await dialog.count()) === 0);
  expect(await toastOf(page)).toBe('Muted: Ferries.');
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
  expect(await stored(page, 'mutes')).toEqual([]);
});

test('a storyline that no column holds is previewed by its coverage', async () => {
  const text = 'The dam at Brackwater failed on Monday night and the lower town was evacuated by boat before dawn.';
  const { storyId } = await pages.api.publish({
    headline: 'Dam at Brackwater fails, lower town evacuated',
    body: text,
  });
  const other = await pages.world.publisher('Coast Daily');
  await other.api.publish({
    headline: 'Brackwater dam fails: lower town evacuated by boat',
    body: `${text} Police came.`,
  });
  const { page } = await pages.openReader();
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await page.getByTestId('report').nth(1).waitFor();
  await page.getByTestId('tool-mute').click();
  await page.getByTestId('mute-storyline').click();
  await waitFor('the preview counts both', async () =>
    /2 stories/.test(await page.getByTestId('mute-preview').innerText()),
  );
});

test('on a phone the tools are within reach of a thumb, large enough for it, and cover nothing at the end', async () => {
  const page = await openStory({ viewport: { width: 360, height: 640 }, hasTouch: true, bypassCSP: true });
  for (const tool of await page.locator('.tool').all()) {
    const { y = 0, height = 0, width = 0 } = (await tool.boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(44);
    expect(width).toBeGreaterThanOrEqual(44);
    expect(y + height).toBeGreaterThan(560);
  }
  expect(await findViolations(page)).toEqual([]);
  await page.locator('#comments').waitFor();
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
  const last = await page.locator('#comments').boundingBox();
  const tools = await page.locator('.tools').boundingBox();
  expect(Math.floor((last?.y ?? 0) + (last?.height ?? 0))).toBeLessThanOrEqual(tools?.y ?? 0);
});

test('one click prints', async () => {
  const page = await openStory();
  await page.evaluate('window.print = () => { window.printed = true; }');
  await page.getByTestId('tool-print').click();
  expect(await page.evaluate('window.printed')).toBe(true);
});

test('on a phone the list of what is muted breaks no word', async () => {
  const label = 'Ferry Calloway runs aground off Brannock Point with 212 aboard';
  const mute = { kind: 'storyline', of: 'x', label, until: Date.now() + 7 * 86_400_000 };
  const { page, drive } = await pages.openReader({ viewport: { width: 390, height: 700 } });
  await page.addInitScript(`localStorage['newswire.mutes'] = ${JSON.stringify(JSON.stringify([mute]))}`);
  await drive.open();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  const row = page.locator('.mutes li');
  await row.waitFor();
  expect((await row.boundingBox())?.height).toBeLessThan(110);
});
