import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { FERRY } from '../helpers/ferry.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages({ env: { NEWSWIRE_TRUST_PROXY: '1' } });

/** Publishes so many reports of one event, each by another paper, and gives their ids. */
async function publishFerry(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, story] of FERRY.slice(0, count).entries()) {
    const { api } = await pages.world.publisher(`Paper ${index}`);
    ids.push((await api.publish(story)).storyId);
  }
  return ids;
}

const lineOf = async (id: string): Promise<string> => (await pages.world.api().get(`/stories/${id}`)).body.storyline.id;
const reports = (page: Page) => page.getByTestId('report');

async function split(id: string): Promise<void> {
  const { status } = await pages.world
    .api()
    .post(`/storylines/${await lineOf(id)}/split`, { stories: [id], reason: 'Another ferry' });
  expect(status).toBe(200);
}

test('a card says why its stories are together, and a reader can say that they are not', async () => {
  const [, second] = await publishFerry(2);
  const { page, drive } = await pages.openReader({ bypassCSP: true });
  await drive.open();
  await page.getByTestId('why-together').first().click();
  await waitFor('both reports are shown', async () => (await reports(page).count()) === 2);
  const why = page.getByTestId('why').getByTestId('because');
  expect(await why.allInnerTexts()).toEqual([expect.stringMatching(/Like Paper 0’s report, mentions .*Calloway/)]);
  await page.getByTestId('doubt').first().click();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('textbox', { name: /What is it about/ }).fill('A ferry in the north');
  await page.getByTestId('send-report').click();
  await page.getByTestId('report-sent').waitFor();
  const { body } = await pages.world.api().get('/storyline-reports');
  expect(body.reports).toMatchObject([{ story: { id: second }, reasons: ['A ferry in the north'] }]);
});

test('LINE7 a split takes the card apart in an open page, and nothing else moves', async () => {
  const ids = await publishFerry(3);
  const { drive } = await pages.openReader();
  await drive.open();
  await waitFor('one card for three', async () => (await drive.cards('everything').count()) === 1);
  await split(ids[1] ?? '');
  await waitFor('two cards', async () => (await drive.cards('everything').count()) === 2);
  expect(await drive.headlines('everything')).toEqual([FERRY[2]?.headline, FERRY[1]?.headline]);
  const others = drive.cards('everything').getByTestId('others');
  expect(await others.allInnerTexts()).toEqual([expect.stringContaining('2 publishers')]);
});

test('LINE7 a split leaves the coverage of an open story, whichever part it belongs to', async () => {
  const ids = await publishFerry(3);
  const open = async (id: string | undefined): Promise<Page> => {
    const { page } = await pages.openReader();
    await page.goto(`${pages.world.url()}/story/${id}/any`);
    await waitFor('three reports', async () => (await reports(page).count()) === 3);
    return page;
  };
  const [stays, leaves] = [await open(ids[0]), await open(ids[1])];
  await split(ids[1] ?? '');
  await waitFor('two reports are left', async () => (await reports(stays).count()) === 2);
  await waitFor('a story alone has no coverage', async () => (await leaves.getByTestId('coverage').count()) === 0);
});
