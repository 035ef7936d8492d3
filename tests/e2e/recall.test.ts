import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages({ workers: 1 });

async function correct(storyId: string, changes: object): Promise<string> {
  const { body } = await pages.api.patch(`/stories/${storyId}`, changes);
  await pages.api.finished(body.id);
  return body.id;
}

test('RECALL2 RECALL3 RECALL4 whoever opened or saved a story is told once what was taken back, and counted', async () => {
  const read = await pages.api.publish({ headline: 'Twelve hurt in harbour fire', body: 'It began at six.' });
  const kept = await pages.api.publish({ headline: 'A comet lands in the park' });
  const grown = await pages.api.publish({ headline: 'Trams run again', body: 'From noon on.' });
  const { page, drive } = await pages.openReader();
  await drive.open();
  await drive.cards().nth(2).waitFor();
  await page.locator(`[data-id="${kept.storyId}"]`).getByTestId('save').first().click();
  for (const { storyId } of [read, grown]) {
    await page.goto(`${pages.world.url()}/story/${storyId}/x`);
    await page.getByTestId('story-page').waitFor();
    await waitFor('the revision is noted', () =>
      page.evaluate((id) => localStorage.getItem('newswire.read-revisions')?.includes(id) ?? false, storyId),
    );
  }
  await page.goto('about:blank');
  await correct(grown.storyId, { body: 'From noon on. Buses go as well.' });
  const submission = await correct(read.storyId, { headline: 'Seven hurt in harbour fire' });
  await pages.api.finished((await pages.api.delete(`/stories/${kept.storyId}`, { reason: 'A balloon.' })).body.id);

  await drive.open();
  const told = page.getByTestId('recalled');
  await waitFor('both are told', async () => (await told.count()) === 2);
  const [first, second] = await told.allInnerTexts();
  expect(first).toContain('A balloon.');
  expect(second).toContain('Seven hurt in harbour fire');
  await told.nth(1).locator('summary').click();
  expect(await told.nth(1).locator('del').allInnerTexts()).toEqual([expect.stringContaining('Twelve')]);
  expect(await findViolations(page)).toEqual([]);
  await waitFor('the publisher sees who knows', async () => {
    const { body } = await pages.api.get(`/submissions/${submission}`);
    return body.receipt.recall?.readers === 1 && body.receipt.recall.informed === 1;
  });
  await told.nth(0).getByTestId('dismiss-recall').click();
  await told.nth(0).getByTestId('dismiss-recall').click();
  await waitFor('nothing is left to tell', async () => (await page.getByTestId('recall').count()) === 0);
  await page.reload();
  await drive.untilConnection('live');
  await waitFor('it was looked again', () =>
    page.evaluate(() => JSON.parse(localStorage.getItem('newswire.corrections') ?? '{}').open?.length === 0),
  );
  expect(await page.getByTestId('recall').count()).toBe(0);
});

test('RECALL3 an open story tells what changed since it was read', async () => {
  const { storyId } = await pages.api.publish({ headline: 'Mayor resigns', body: 'She leaves in May.' });
  const { page } = await pages.openReader();
  await page.goto(`${pages.world.url()}/story/${storyId}/x`);
  await page.getByTestId('story-page').waitFor();
  await waitFor('the revision is noted', () =>
    page.evaluate(() => localStorage.getItem('newswire.read-revisions') !== null),
  );
  await correct(storyId, { body: 'She leaves in June.' });
  const opened = page.getByTestId('opened-recall');
  await opened.locator('ins').filter({ hasText: 'June' }).waitFor();
  expect(await opened.locator('del').innerText()).toContain('May');
  expect(await findViolations(page)).toEqual([]);
  await opened.getByRole('button').click();
  await opened.waitFor({ state: 'detached' });
});
