import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
const open: Browser[] = [];
const keys: Record<string, string> = {};
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  const { body: publisher } = await world.api().post('/publishers', { name: 'The Harbour Post' });
  await world.api().patch(`/publishers/${publisher.id}`, { flashNeedsTwo: true });
  for (const name of ['Ana', 'Ben']) {
    keys[name] = (await world.api().post(`/publishers/${publisher.id}/keys`, { name })).body.key;
  }
});
afterAll(async () => {
  await Promise.all(open.map((browser) => browser.close()));
  await world.close();
});

async function at(name: string, hash = ''): Promise<Page> {
  const browser = await openBrowser();
  open.push(browser);
  const { page } = browser;
  page.setDefaultTimeout(30_000);
  await page.goto(`${world.url()}/desk${hash}`);
  await page.getByLabel('API key').fill(keys[name] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page;
}

test('DESK12 a flash waits at the desk until somebody else has read and approved it, by keyboard', async () => {
  const ana = await at('Ana');
  await ana.getByLabel('Headline').fill('The bridge has fallen');
  await ana.getByLabel('Text', { exact: true }).fill('It fell at noon.');
  await ana.getByLabel('Flash').check();
  await ana.getByRole('button', { name: 'Publish', exact: true }).click();
  await ana.getByTestId('receipt').getByText('Somebody else must approve this flash by').waitFor();
  await ana.getByRole('button', { name: 'Submissions' }).press('Enter');
  const own = ana.getByTestId('submission');
  await own.getByText('Needs approval').waitFor();
  expect(await own.getByRole('button', { name: 'Read and decide' }).count()).toBe(0);

  const ben = await at('Ben', '#submissions');
  const row = ben.getByTestId('submission');
  await row.getByText('Written by Ana').waitFor();
  await row.getByRole('button', { name: 'Read and decide' }).press('Enter');
  const dialog = ben.getByRole('dialog');
  await dialog.getByTestId('flash-text').getByText('It fell at noon.').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await ben.emulateMedia({ colorScheme });
    expect(await findViolations(ben), colorScheme).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Refuse' }).press('Enter');
  await dialog.getByText('Say why it is refused.').waitFor();

  // Ana changes it meanwhile: what Ben has read is not what would go out.
  await own.getByRole('button', { name: 'Edit' }).click();
  await ana.getByLabel('Headline').fill('The bridge is closed');
  await ana.getByRole('button', { name: /Save/ }).click();
  await ana.getByTestId('receipt').getByText('The bridge is closed').waitFor();
  await dialog.getByRole('button', { name: 'Approve' }).press('Enter');
  await dialog.getByText('It was changed meanwhile. Read it again.').waitFor();
  await dialog.getByTestId('flash-text').getByText('The bridge is closed').waitFor();
  await dialog.getByRole('button', { name: 'Approve' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await row.getByText('Published').waitFor();
  await row.getByText('Written by Ana, approved by Ben').waitFor();
});
