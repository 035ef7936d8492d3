import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let browser: Browser;
let api: Api;
let key: string;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  ({ api, key } = await world.publisher('The Harbour Post'));
  browser = await openBrowser();
  browser.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});
beforeEach(async () => {
  const { page } = browser;
  await page.goto(`${world.url()}/desk`);
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await signOut.or(page.getByLabel('API key')).waitFor();
  if (await signOut.isVisible()) return;
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signOut.waitFor();
});

const HOUR_MS = 3_600_000;
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

async function hold(story: { headline: string; embargoUntil?: string; [field: string]: unknown }): Promise<string> {
  return (await api.post('/stories', { embargoUntil: inMs(HOUR_MS), ...story })).body.id;
}

const rowOf = (headline: string) => browser.page.getByTestId('submission').filter({ hasText: headline });
const openList = () => browser.page.getByRole('button', { name: 'Submissions' }).click();

test('DESK7 a waiting story says until when, and is counted', async () => {
  const { page } = browser;
  await hold({ headline: 'Waits for the hour' });
  await openList();
  await rowOf('Waits for the hour').getByText('Waiting until').waitFor();
  await rowOf('Waits for the hour').getByText('Held', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Held (1)' }).click();
  await rowOf('Waits for the hour').waitFor();
  expect(await page.getByTestId('submission').count()).toBe(1);
});

test('DESK7 it is edited in the form as it was submitted, and only what changed is sent', async () => {
  const { page } = browser;
  const id = await hold({ headline: 'Ten boats', body: 'Ten **boats**.', bodyFormat: 'markdown', topics: ['Sea'] });
  await openList();
  await rowOf('Ten boats').getByRole('button', { name: 'Edit' }).press('Enter');
  await page.getByRole('heading', { name: 'Change waiting story' }).waitFor();
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Ten **boats**.');
  expect(await page.getByLabel('Embargo until').inputValue()).not.toBe('');
  await page.getByTestId('preview').locator('strong', { hasText: 'boats' }).waitFor();
  await page.getByLabel('Headline').fill('Nine boats');
  await page.getByLabel('Text', { exact: true }).fill('Nine **boats**.');
  const [request] = await Promise.all([
    page.waitForRequest((it) => it.method() === 'PATCH'),
    page.getByRole('button', { name: 'Save changes' }).click(),
  ]);
  expect(request.postDataJSON()).toEqual({ headline: 'Nine boats', body: 'Nine **boats**.' });
  await page.getByTestId('receipt').getByText('Held until').waitFor();
  const { body } = await api.get(`/submissions/${id}`);
  expect(body.story).toMatchObject({ headline: 'Nine boats', body: 'Nine **boats**.', topics: ['Sea'] });
  // The form is free for the next story.
  await page.getByRole('heading', { name: 'New story' }).waitFor();
});

test('DESK7 without an embargo in the form the button says that it goes out at once, and it does', async () => {
  const { page } = browser;
  const id = await hold({ headline: 'Goes out early' });
  await openList();
  await rowOf('Goes out early').getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Embargo until').fill('');
  await page.getByRole('button', { name: 'Save and publish now' }).click();
  await page.getByTestId('receipt').getByRole('link', { name: 'Open story' }).waitFor();
  expect(await api.finished(id)).toMatchObject({ status: 'published' });
});

test('DESK7 it is rescheduled, or published now, from its row', async () => {
  const { page } = browser;
  const id = await hold({ headline: 'Comes later' });
  await openList();
  await rowOf('Comes later').getByRole('button', { name: 'Reschedule' }).click();
  const dialog = page.getByRole('dialog');
  const day = new Date(Date.now() + 48 * HOUR_MS).toISOString().slice(0, 10);
  await dialog.getByLabel('Publish at').fill(`${day}T09:30`);
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Reschedule' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { releaseAt } = (await api.get(`/submissions/${id}`)).body;
  expect(Date.parse(releaseAt)).toBe(Date.parse(await page.evaluate(`new Date('${day}T09:30').toISOString()`)));
  await rowOf('Comes later').getByRole('button', { name: 'Reschedule' }).click();
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await api.finished(id)).toMatchObject({ status: 'published' });
});

test('DESK7 it is cancelled after a question, by keyboard', async () => {
  const { page } = browser;
  const id = await hold({ headline: 'Never comes' });
  await openList();
  const row = rowOf('Never comes');
  await row.getByRole('button', { name: 'Cancel' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('never be published').waitFor();
  await dialog.getByRole('button', { name: 'Keep it' }).press('Enter');
  await row.getByRole('button', { name: 'Cancel' }).press('Enter');
  await dialog.getByLabel('Reason').fill('The deal fell through.');
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel story' }).press('Enter');
  await row.getByText('Cancelled', { exact: true }).waitFor();
  await row.getByText('The deal fell through.').waitFor();
  expect(await row.getByRole('button').count()).toBe(0);
  expect((await api.get(`/submissions/${id}`)).body.status).toBe('cancelled');
});

test('DESK7 what is too late is said in plain words, and nothing is lost from the form', async () => {
  const { page } = browser;
  const id = await hold({ headline: 'Slips away' });
  await openList();
  await rowOf('Slips away').getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Headline').fill('Too late');
  await api.patch(`/submissions/${id}`, { embargoUntil: null });
  await api.finished(id);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('alert').getByText('Its embargo has ended').waitFor();
  expect(await page.getByLabel('Headline').inputValue()).toBe('Too late');
});

test('DESK7 a row becomes a published story when its time has come, without a reload', async () => {
  await hold({ headline: 'Its time comes', embargoUntil: inMs(4_000) });
  await openList();
  const row = rowOf('Its time comes');
  await row.getByText('Held', { exact: true }).waitFor();
  await row.getByText('Published', { exact: true }).waitFor();
  expect(await row.getByRole('button').allInnerTexts()).toEqual(['Correct', 'Retract']);
});

test('DESK7 what is replaced says so, and axe finds nothing in light or dark', async () => {
  const { page } = browser;
  await hold({ externalId: 'r', headline: 'Older version' });
  await hold({ externalId: 'r', headline: 'Newer version' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await openList();
    await rowOf('Older version').getByText('Replaced', { exact: true }).waitFor();
    expect(await findViolations(page), colorScheme).toEqual([]);
  }
  expect(browser.complaints.filter((complaint) => !/ 401| 409/.test(complaint))).toEqual([]);
});
