import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { type PageReader, withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const BUSY = 'The server is busy.';

/** Lets the server have no time for these requests; returns how to let it have time again. */
async function makeBusy(page: Page, address: RegExp, code = 'overloaded'): Promise<() => Promise<void>> {
  const refuse = (route: Route) =>
    route.fulfill({
      status: 503,
      headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
      body: JSON.stringify({ code, status: 503, detail: 'All connections to the database are in use.' }),
    });
  await page.route(address, refuse);
  return () => page.unroute(address, refuse);
}

/** The browser itself complains of every answer of this status. */
function forgiveBusy({ complaints }: PageReader): void {
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('status of 503'))).toEqual([]);
}

/** Without a service worker, which would answer in the place of the server. */
const openReader = () => pages.openReader({ serviceWorkers: 'block' });

test('a list that a busy server does not give says so, and comes by itself', async () => {
  await pages.api.publish({ headline: 'Heron seen in town' });
  const reader = await openReader();
  await reader.drive.open();
  const end = await makeBusy(reader.page, /\/api\/v1\/stories\?/);
  await reader.page.getByTestId('search').fill('heron');
  await reader.page.getByTestId('search').press('Enter');
  await reader.drive.column().getByText(BUSY).waitFor();
  expect(await reader.page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
  await end();
  await reader.drive.untilHeadlines(['Heron seen in town']);
  await reader.drive.untilConnection('live');
  expect(await reader.page.getByText(BUSY).count()).toBe(0);
  forgiveBusy(reader);
});

test('a search that takes too long is not asked for again unless the reader wants it', async () => {
  const reader = await openReader();
  await reader.drive.open();
  const end = await makeBusy(reader.page, /\/api\/v1\/stories\?/, 'took_too_long');
  await reader.page.getByTestId('search').fill('heron');
  await reader.page.getByTestId('search').press('Enter');
  const retry = reader.page.getByRole('button', { name: 'Retry' });
  await retry.waitFor();
  await end();
  await retry.click();
  await reader.page.getByTestId('empty').waitFor();
  forgiveBusy(reader);
});

test('a story and its comments say that the server is busy, and come by themselves', async () => {
  const { storyId } = await pages.api.publish({ headline: 'Ferry returns', body: 'It is back.' });
  const reader = await openReader();
  const { page } = reader;
  await reader.drive.open();
  const endStory = await makeBusy(page, /\/api\/v1\/stories\/[0-9a-f-]+$/);
  const endComments = await makeBusy(page, /\/api\/v1\/.*\/comments/);
  await page.getByTestId('headline').first().click();
  await page.getByTestId('story-page').getByText(BUSY).waitFor();
  await endStory();
  await page.getByTestId('story-body').getByText('It is back.').waitFor();
  await page.locator('#comments').evaluate((section) => section.scrollIntoView());
  await page.getByTestId('discussion').getByText(BUSY).waitFor();
  await endComments();
  await page.locator('[data-testid=discussion][data-status=ready]').waitFor();
  expect(await page.getByText(BUSY).count()).toBe(0);
  expect(storyId).toBe(await page.getByTestId('story-page').getAttribute('data-id'));
  forgiveBusy(reader);
});

test('earlier versions of a story come when the reader asks, also from a busy server', async () => {
  const { storyId } = await pages.api.publish({ headline: 'Boats: 0', body: 'A body.' });
  for (let boats = 1; boats <= 11; boats += 1) {
    const { body } = await pages.api.patch(`/stories/${storyId}`, { headline: `Boats: ${boats}` });
    await pages.api.finished(body.id);
  }
  const reader = await openReader();
  const { page } = reader;
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await page.getByTestId('changes-toggle').click();
  const changes = page.getByTestId('changes');
  const earlier = changes.getByRole('button', { name: 'Show earlier versions' });
  await earlier.waitFor();
  expect(await changes.getByText('Version 3', { exact: true }).count()).toBe(0);
  const end = await makeBusy(page, /\/revisions\?.*before=/);
  await earlier.click();
  await changes.getByText(BUSY).waitFor();
  await end();
  await changes.getByText('Version 2', { exact: true }).waitFor();
  await waitFor('there are no more', async () => (await earlier.count()) === 0);
  expect(await changes.locator('.changes-version').count()).toBe(11);
  forgiveBusy(reader);
});
