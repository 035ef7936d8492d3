import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let browser: Browser;
let key: string;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld({ workers: 0 });
  ({ key } = await world.publisher('The Harbour Post'));
  browser = await openBrowser({ bypassCSP: true, viewport: { width: 390, height: 844 } });
  browser.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** The desk's live coverages, signed in. */
async function openDesk(page: Page, hash = '#live'): Promise<void> {
  await page.goto(`${world.url()}/desk${hash}`);
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Starts a coverage at the desk; returns its id. */
async function start(page: Page, title: string): Promise<string> {
  await page.getByRole('button', { name: 'Start a live coverage' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Key points').fill('Ferries are stopped\nTwo roads are closed');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).hash.split('/')[1] ?? '';
}

const composer = (page: Page) => page.locator('.live-dock');
const textsOn = (page: Page): Promise<string[]> => page.locator('.live-posts .post-text').allInnerTexts();
const untilTexts = (page: Page, expected: string[]): Promise<unknown> =>
  waitFor(`the posts are ${expected.join(' | ')}`, async () => (await textsOn(page)).join() === expected.join());

test('DESK8 a coverage is started, written, mended and ended at the desk, and a colleague sees it as it is written', async () => {
  const { page } = browser;
  await openDesk(page);
  const id = await start(page, 'Storm over the bay');
  const colleague = await (await browser.context.browser()?.newContext())?.newPage();
  if (!colleague) throw new Error('there is no second browser');
  await openDesk(colleague, `#live/${id}`);
  await colleague.getByRole('heading', { level: 1, name: 'Storm over the bay' }).waitFor();

  await composer(page).getByLabel('Text', { exact: true }).fill('The wind rises.');
  await page.keyboard.press('Control+Enter');
  await untilTexts(page, ['The wind rises.']);
  await untilTexts(colleague, ['The wind rises.']);
  expect(await composer(page).getByLabel('Text', { exact: true }).inputValue()).toBe('');

  await composer(colleague).getByRole('button', { name: 'Key event' }).click();
  await composer(colleague).getByLabel('Title').fill('Bridge closed');
  await composer(colleague).getByLabel('Text', { exact: true }).fill('Since noon.');
  await composer(colleague).getByRole('button', { name: 'Post', exact: true }).click();
  await untilTexts(page, ['Since noon.', 'The wind rises.']);

  const first = page.locator('.desk-post', { hasText: 'The wind rises.' });
  await first.getByRole('button', { name: 'Edit' }).click();
  expect(await composer(page).isVisible()).toBe(false);
  await page.locator('.live-posts').getByLabel('Text', { exact: true }).fill('The wind falls.');
  await page.keyboard.press('Meta+Enter');
  await untilTexts(colleague, ['Since noon.', 'The wind falls.']);
  const mended = page.locator('.desk-post', { hasText: 'The wind falls.' });
  await mended.getByRole('button', { name: 'Pin', exact: true }).click();
  await colleague.locator('.live-pinned').getByText('The wind falls.').waitFor();

  await page.locator('.live-posts .desk-post').getByRole('button', { name: 'Retract' }).click();
  await page.getByLabel('Reason').fill('The bridge is open.');
  await page.getByRole('dialog').getByRole('button', { name: 'Retract' }).click();
  await colleague.locator('.post-retracted', { hasText: 'The bridge is open.' }).waitFor();

  await page.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
  await page.getByTestId('live-ended').waitFor();
  await colleague.getByTestId('live-ended').waitFor();
  expect(await composer(page).count()).toBe(0);
  await colleague.context().close();
});

test('DESK8 what the server refuses is said at its field, and an unsent post survives a reload', async () => {
  const { page } = browser;
  await page.goto(`${world.url()}/desk#live`);
  await page.getByRole('heading', { name: 'Live', exact: true }).waitFor();
  await start(page, 'Harbour fire');
  const form = composer(page);
  await form.getByRole('button', { name: 'Picture' }).click();
  await form.getByLabel('Address of the picture').fill('quay.jpg');
  await form.getByLabel('What the picture shows').fill('The burning quay');
  await form.getByRole('button', { name: 'Post', exact: true }).click();
  await form
    .getByRole('alert')
    .getByText('Address of the picture: Must be an absolute http or https address')
    .waitFor();
  const address = form.getByLabel('Address of the picture');
  expect(await address.getAttribute('aria-invalid')).toBe('true');
  await waitFor('the field has the focus', () => address.evaluate((field) => field.matches(':focus')));
  expect(await findViolations(page)).toEqual([]);
  await page.reload();
  await form.getByText('This is your unsent post from before.').waitFor();
  expect(await form.getByLabel('What the picture shows').inputValue()).toBe('The burning quay');
  await form.getByRole('button', { name: 'Picture' }).click();
  await form.getByRole('button', { name: 'Post', exact: true }).click();
  await form.getByRole('alert').getByText('Write a text, or add a picture, a link or a quote.').waitFor();
});

test('DESK8 on a phone the form is within reach of the thumb, and every target is large enough', async () => {
  const { page } = browser;
  const form = composer(page);
  const box = await form.boundingBox();
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
  const small = await page.evaluate<
    string[]
  >(`[...document.querySelectorAll('#main :is(button, .button, input, textarea, .live-back)')]
    .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44)
    .map((target) => target.outerHTML.slice(0, 120))`);
  expect(small).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
