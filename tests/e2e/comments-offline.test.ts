import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startServer } from '../../server/start-server.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages({ env: { NEWSWIRE_TRUST_PROXY: '1' } });

const texts = (page: Page): Promise<string[]> => page.locator('.comment-text').allInnerTexts();
const pending = (page: Page) => page.getByTestId('pending-comment');
const box = (page: Page) => page.getByTestId('comment-form').first().getByTestId('comment-box');

async function openComments(page: Page): Promise<void> {
  await page.locator('#comments').evaluate((section) => section.scrollIntoView());
  await box(page).waitFor();
}

async function write(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.getByTestId('comment-form').first().getByTestId('send-comment').click();
}

/** Somebody who has written before and has the story open, on a page that works without the server. */
async function openWriter(): Promise<{ page: Page; storyId: string; complaints: string[] }> {
  const { storyId } = await pages.api.publish({ headline: 'Talk about it', body: 'A body.', topics: ['Talk'] });
  const { page, complaints } = await pages.openReader();
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await waitFor('the service worker controls the page', () =>
    page.evaluate<boolean>('navigator.serviceWorker.controller?.state === "activated"'),
  );
  // What is read from now on is remembered.
  await page.reload();
  await openComments(page);
  await box(page).fill('Before');
  await page.getByTestId('comment-name').fill('Ana');
  await page.getByTestId('send-comment').click();
  await waitFor(
    'it was sent',
    async () => (await texts(page)).includes('Before') && (await pending(page).count()) === 0,
  );
  return { page, storyId, complaints };
}

test('OFF6 comments that are written without the server wait in view, over a reload, and are sent in order, once', async () => {
  const { page, storyId, complaints } = await openWriter();
  const { world } = pages;
  const port = world.servers[0]?.port ?? 0;
  await world.servers[0]?.close();
  await write(page, 'First in the tunnel');
  await waitFor('it waits', async () => (await pending(page).allInnerTexts()).join().includes('Will post when online'));
  await write(page, 'Second in the tunnel');
  await write(page, 'Third, on second thoughts');
  const waits = pending(page).filter({ hasText: 'Will post when online' });
  await waitFor('three wait', async () => (await waits.count()) === 3);
  await page.reload();
  await openComments(page);
  await waitFor('they wait after a reload', async () => (await pending(page).count()) === 3);
  await pending(page).filter({ hasText: 'Third' }).getByRole('button', { name: 'Discard' }).click();
  await waitFor('two are left', async () => (await pending(page).count()) === 2);
  world.servers[0] = await startServer({ ...world.config, http: { ...world.config.http, port } }, world.log);
  await waitFor('both were taken', async () => (await pending(page).count()) === 0);
  const { body } = await world.api().get(`/stories/${storyId}/comments`);
  const stand = body.threads.map(({ text, writer }: { text: string; writer: { name: string } }) => [writer.name, text]);
  expect(stand).toEqual([
    ['Ana', 'Second in the tunnel'],
    ['Ana', 'First in the tunnel'],
    ['Ana', 'Before'],
  ]);
  await waitFor('the page shows them', async () => (await texts(page)).length === 3);
  // Requests that a page's own service worker could not answer either.
  expect(complaints.splice(0).filter((line) => !/503|Failed to load|fetch/i.test(line))).toEqual([]);
});

test('OFF6 a comment that waited and is refused says why', async () => {
  const { page, storyId, complaints } = await openWriter();
  const { world } = pages;
  const port = world.servers[0]?.port ?? 0;
  await world.servers[0]?.close();
  await write(page, 'Too late');
  await waitFor('it waits', async () => (await pending(page).count()) === 1);
  await world.db.query(
    `UPDATE stories SET comments_closed_at = now(), comments_closed_reason = 'Enough' WHERE id = '${storyId}'`,
  );
  world.servers[0] = await startServer({ ...world.config, http: { ...world.config.http, port } }, world.log);
  await waitFor('it says why', async () => (await pending(page).innerText()).includes('closed'));
  expect((await world.api().get(`/stories/${storyId}/comments`)).body.comments).toBe(1);
  complaints.splice(0);
});
