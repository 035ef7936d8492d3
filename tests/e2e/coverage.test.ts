import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

const AGENCY =
  'The council of Drovany voted on Thursday to reopen the old mill road after three winters of repairs. ' +
  'Engineers replaced eleven culverts and widened the bend above the weir, where two lorries met every morning. ' +
  'Residents of the upper village had asked for the work since the flood, said the mayor of Drovany, Teodor Anselm. ' +
  'The first bus will use the road on Monday.';

interface Papers {
  agency: Api;
  post: Api;
}

async function openPapers(): Promise<Papers> {
  return {
    agency: (await pages.world.publisher('Coast Agency')).api,
    post: (await pages.world.publisher('Hallby Courier')).api,
  };
}

async function publish(api: Api, headline: string, end = ''): Promise<string> {
  return (await api.publish({ headline, body: `${AGENCY}${end}` })).storyId;
}

async function openStory(id: string): Promise<Page> {
  const { page } = await pages.openReader({ bypassCSP: true });
  await page.goto(`${pages.world.url()}/story/${id}/any`);
  await page.getByTestId('report').first().waitFor();
  return page;
}

test('LINE14 LINE16 the coverage counts independent publishers, and says who had it first', async () => {
  const { agency, post } = await openPapers();
  const first = await publish(agency, 'Mill road at Drovany to reopen');
  const copy = await publish(post, 'Drovany mill road reopens', ' (Agency)');
  await pages.world.db.query(`UPDATE stories SET released_at = released_at + interval '12 minutes' WHERE id = $1`, [
    copy,
  ]);
  const page = await openStory(copy);
  const coverage = page.getByTestId('coverage');
  expect(await coverage.innerText()).toContain('2 reports by 2 publishers, 1 independent');
  const firstReport = page.getByTestId('first-report');
  expect(await firstReport.innerText()).toBe('First: Coast Agency, 12 min ahead of Hallby Courier');
  expect(await findViolations(page)).toEqual([]);
  await firstReport.getByRole('link', { name: 'Coast Agency' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mill road at Drovany to reopen' }).waitFor();
  expect(page.url()).toContain(first);
});

test('LINE15 the coverage folds a publisher’s earlier versions and others’ copies, and links to each', async () => {
  const { agency, post } = await openPapers();
  const first = await publish(post, 'Mill road at Drovany to reopen');
  await publish(agency, 'Drovany mill road reopens', ' (Agency)');
  await publish(post, 'Mill road at Drovany to reopen, with reactions', ' More follows.');
  const last = await publish(post, 'Late edition: mill road at Drovany to reopen', ' More to follow.');
  const page = await openStory(last);
  const reports = page.getByTestId('report');
  expect(await reports.count()).toBe(1);
  const copies = page.getByTestId('report-copies');
  expect(await copies.locator('summary').innerText()).toBe('Same text from 1 other publisher');
  expect(await page.getByTestId('coverage').innerText()).toContain('4 reports by 2 publishers, 1 independent');
  const versions = page.getByTestId('versions');
  expect(await versions.locator('summary').innerText()).toBe('and 2 earlier versions');
  expect(await page.getByTestId('because').first().innerText()).toBe('An update of its own report');
  await copies.locator('summary').click();
  expect(await copies.getByRole('link').allInnerTexts()).toEqual(['Coast Agency']);
  await versions.locator('summary').click();
  expect(await findViolations(page)).toEqual([]);
  await versions.getByRole('link', { name: 'Mill road at Drovany to reopen', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Mill road at Drovany to reopen', exact: true }).waitFor();
  expect(page.url()).toContain(first);
  await waitFor('the page of an earlier version shows where it stands', async () =>
    (await versions.innerText()).includes('You’re reading this'),
  );
});

test('LINE15 a publisher’s update joins the card of its story while the board is open', async () => {
  const { post } = await openPapers();
  await publish(post, 'Mill road at Drovany to reopen');
  const { page, drive } = await pages.openReader();
  await drive.open();
  await waitFor('the story is shown', async () => (await drive.cards('everything').count()) === 1);
  await publish(post, 'Late edition: mill road at Drovany to reopen', ' More follows.');
  const version = page.getByTestId('other-version');
  await version.first().waitFor();
  expect(await drive.cards('everything').count()).toBe(1);
  expect(await version.first().innerText()).toBe('Update: Late edition: mill road at Drovany to reopen');
});

test('the timeline marks publishers, lag, language, correction and retraction', async () => {
  const text =
    'The ferry Calloway ran aground on the rocks off Brannock Point early on Tuesday with 212 passengers aboard. ' +
    'Lifeboats from Port Amsel took everyone off the ferry Calloway within hours, the coastguard of Brannock said.';
  const report = async (name: string, headline: string, more: Record<string, unknown> = {}) => {
    const { api } = await pages.world.publisher(name);
    const story = { headline, body: `${text} ${name} was there with ${name.length} others.`, language: 'en', ...more };
    return { api, storyId: (await api.publish(story)).storyId };
  };
  const first = await report('Coast Daily', 'Ferry Calloway runs aground off Brannock Point with 212 aboard');
  const second = await report('North Wire', 'All 212 safe after ferry Calloway strikes rocks at Brannock Point');
  const third = await report('Hill Echo', 'Ferry Calloway: 212 saved off Brannock Point');
  const french = await report('Le Phare', 'Le ferry Calloway s’échoue à Brannock Point : 212 passagers sauvés', {
    body: 'Le ferry Calloway s’est échoué sur les rochers de Brannock Point mardi avec 212 passagers à bord. Les canots de Port Amsel ont évacué le ferry Calloway, selon les garde-côtes de Brannock.',
    language: 'fr',
  });
  for (const [at, { storyId }] of [first, second, third, french].entries()) {
    const query = `UPDATE stories SET released_at = now() - interval '1 hour' + $2 * interval '12 minutes' WHERE id = $1`;
    await pages.world.db.query(query, [storyId, at]);
  }
  const patched = await second.api.patch(`/stories/${second.storyId}`, {
    headline: 'All 212 safe after ferry Calloway strikes Brannock Point',
  });
  await second.api.finished(patched.body.id);
  await third.api.finished((await third.api.delete(`/stories/${third.storyId}`, { reason: 'A drill' })).body.id);
  const page = await openStory(first.storyId);
  const of = (name: string) =>
    page.getByTestId('report').filter({ has: page.locator('.mark-publisher', { hasText: name }) });
  await waitFor('all are there', async () => (await page.getByTestId('report').count()) === 4);
  expect(await of('North Wire').locator('.report-marks').innerText()).toMatch(/\+12 min.*Corrected/s);
  expect(await of('Hill Echo').locator('s').innerText()).toBe('Ferry Calloway: 212 saved off Brannock Point');
  expect(await of('Hill Echo').locator('.report-marks').innerText()).toContain('Retracted');
  expect(await of('Coast Daily').first().locator('.report-behind').count()).toBe(0);
  expect(await of('Le Phare').locator('.report-marks').innerText()).toContain('in French');
  for (const each of await page.getByTestId('report').all()) expect(await each.locator('.monogram').count()).toBe(1);
  expect(await findViolations(page)).toEqual([]);
});
