import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
const open: Browser[] = [];
const keys: Record<string, string> = {};
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  const { body: publisher } = await world.api().post('/publishers', { name: 'The Harbour Post' });
  for (const name of ['Ana', 'Ben']) {
    keys[name] = (await world.api().post(`/publishers/${publisher.id}/keys`, { name })).body.key;
  }
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((browser) => browser.close()));
  const drafts = (await api().get('/drafts')).body.drafts;
  for (const { id } of drafts) await api().delete(`/drafts/${id}`);
});
afterAll(() => world.close());

const api = (): Api => world.api(keys.Ana);

/** A person's own browser, signed in at the desk. */
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

const state = (page: Page, text: string | RegExp) => page.getByTestId('save-state').getByText(text).waitFor();
const body = (page: Page) => page.getByLabel('Text', { exact: true });
const publish = (page: Page) => page.getByRole('button', { name: 'Publish', exact: true });

test('DESK10 what is typed is saved, opened by a colleague, and gone from the drafts once it is published', async () => {
  const ana = await at('Ana');
  await ana.getByLabel('Headline').fill('Ferry returns');
  await state(ana, 'Saved');
  await body(ana).fill('It is back.');
  await ana.getByLabel('Embargo').fill('2030-01-02T03:04');
  await ana.getByText('Notes and rights').click();
  await ana.getByLabel('Copyright').fill('© The Harbour Post');
  await state(ana, 'Saved');
  const ben = await at('Ben', '#drafts');
  const row = ben.getByTestId('draft');
  await row.getByText('Ferry returns').waitFor();
  expect(await row.innerText()).toContain('Ana,');
  await row.getByText('Open now: Ana').waitFor();
  await row.getByRole('button', { name: 'Open Ferry returns' }).press('Enter');
  expect(await body(ben).inputValue()).toBe('It is back.');
  expect(await ben.getByLabel('Embargo').inputValue()).toBe('2030-01-02T03:04');
  expect(await ben.getByLabel('Copyright').inputValue()).toBe('© The Harbour Post');
  await ben.getByTestId('editors').getByText('Ana is editing this draft.').waitFor();
  await ana.getByTestId('editors').getByText('Ben is editing this draft.').waitFor();
  expect(await findViolations(ben)).toEqual([]);
  await ben.getByLabel('Embargo').fill('');
  await ben.getByLabel('Headline').fill('Ferry is back');
  await state(ben, 'Saved');
  // Whoever has typed nothing follows.
  await waitFor('Ana sees it', async () => (await ana.getByLabel('Headline').inputValue()) === 'Ferry is back');
  await publish(ben).click();
  await ben.getByTestId('receipt').getByText('Published', { exact: true }).waitFor();
  await ana.getByText('This draft was deleted, or published by somebody else.').waitFor();
  expect((await api().get('/drafts')).body.drafts).toEqual([]);
});

test('DESK10 nothing is overwritten silently: both texts are shown, and one is chosen', async () => {
  const ana = await at('Ana');
  await ana.getByLabel('Headline').fill('Ten boats');
  await state(ana, 'Saved');
  const ben = await at('Ben', '#drafts');
  await ben.getByRole('button', { name: 'Open Ten boats' }).click();
  await ben.getByRole('heading', { name: 'New story' }).waitFor();
  // Neither hears of the other meanwhile.
  for (const page of [ana, ben]) await page.route('**/api/v1/drafts/*/editors', (route) => route.abort());
  await ben.getByLabel('Headline').fill('Ten red boats');
  await state(ben, 'Saved');
  await ana.getByLabel('Headline').fill('Nine boats');
  const conflict = ana.getByTestId('conflict');
  await conflict.getByText('Ben has changed this draft, too').waitFor();
  expect(await conflict.locator('del').innerText()).toContain('Ten red');
  expect(await conflict.locator('ins').innerText()).toContain('Nine');
  expect(await findViolations(ana)).toEqual([]);
  await publish(ana).click();
  expect((await api().get('/drafts')).body.drafts[0]).toMatchObject({ headline: 'Ten red boats', revision: 2 });
  await conflict.getByRole('button', { name: 'Keep my text' }).press('Enter');
  await state(ana, 'Saved');
  expect((await api().get('/drafts')).body.drafts[0]).toMatchObject({ headline: 'Nine boats', changedBy: 'Ana' });
  await ben.getByLabel('Headline').fill('Twelve boats');
  await ben.getByTestId('conflict').getByRole('button', { name: 'Take the saved text' }).click();
  expect(await ben.getByLabel('Headline').inputValue()).toBe('Nine boats');
});

test('DESK10 without a connection the text stays, says so, survives a reload, and is saved later', async () => {
  const ana = await at('Ana');
  await ana.route('**/api/v1/drafts/**', (route) => route.abort());
  await ana.getByLabel('Headline').fill('Storm over the bay');
  await state(ana, /Not saved: the server isn’t responding/);
  await ana.reload();
  await ana.getByRole('heading', { name: 'New story' }).waitFor();
  await waitFor('it is there', async () => (await ana.getByLabel('Headline').inputValue()) === 'Storm over the bay');
  await ana.unroute('**/api/v1/drafts/**');
  await state(ana, 'Saved');
  expect((await api().get('/drafts')).body.drafts).toMatchObject([{ headline: 'Storm over the bay', revision: 1 }]);
  await ana.reload();
  await state(ana, 'Saved');
  expect(await ana.getByLabel('Headline').inputValue()).toBe('Storm over the bay');
});

test('DESK9 DESK10 a correction says what it changes before it is sent, and is a draft, too', async () => {
  const { storyId } = await api().publish({ headline: 'Ten boats', body: 'Ten.', placeline: 'OSLO' });
  const ana = await at('Ana', '#submissions');
  await ana.getByRole('button', { name: 'Correct', exact: true }).first().click();
  await ana.getByRole('heading', { name: 'Correct story' }).waitFor();
  const changes = ana.getByTestId('draft-changes');
  await changes.getByText('Nothing has changed yet.').waitFor();
  expect(await ana.getByLabel('Placeline').inputValue()).toBe('OSLO');
  await ana.getByLabel('Headline').fill('Nine boats');
  await ana.getByLabel('Correction note').fill('There were nine.');
  expect(await changes.locator('del').innerText()).toContain('Ten');
  await changes.getByText('There were nine.').waitFor();
  await state(ana, 'Saved');
  await ana.getByRole('button', { name: 'Put aside' }).click();
  await ana.getByRole('heading', { name: 'New story' }).waitFor();
  await ana.getByRole('button', { name: 'Drafts' }).click();
  await ana.getByRole('button', { name: 'Open Nine boats' }).click();
  await ana.getByRole('heading', { name: 'Correct story' }).waitFor();
  expect(await ana.getByLabel('Correction note').inputValue()).toBe('There were nine.');
  expect(await findViolations(ana)).toEqual([]);
  await ana.getByRole('button', { name: 'Publish correction' }).click();
  await ana.getByTestId('receipt').getByText('Published', { exact: true }).waitFor();
  expect((await api().get(`/stories/${storyId}`)).body).toMatchObject({
    ...{ headline: 'Nine boats', placeline: 'OSLO', correctionNote: 'There were nine.', revision: 2 },
  });
});

test('DESK10 a draft is deleted by hand, after a question, and the list is free of what axe finds', async () => {
  const ana = await at('Ana');
  await ana.getByLabel('Headline').fill('Never mind');
  await state(ana, 'Saved');
  await ana.getByRole('button', { name: 'Drafts' }).click();
  await ana.getByTestId('draft').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await ana.emulateMedia({ colorScheme });
    expect(await findViolations(ana), colorScheme).toEqual([]);
  }
  await ana.getByRole('button', { name: 'Delete Never mind' }).press('Enter');
  await ana.getByRole('dialog').getByRole('button', { name: 'Delete draft' }).press('Enter');
  await ana.getByText('No drafts.').waitFor();
  await ana.getByRole('button', { name: 'Write', exact: true }).click();
  expect(await ana.getByLabel('Headline').inputValue()).toBe('');
});

test('DESK9 the focal point is set in the picture or by its numbers, and the story has it', async () => {
  const ana = await at('Ana');
  await ana.getByLabel('Headline').fill('Quay');
  await ana.getByText('Picture', { exact: true }).click();
  await ana.getByLabel('Address of the picture').fill('quay.jpg');
  await publish(ana).click();
  await ana.locator('#imageUrl-problem').getByText('Must be an absolute http or https address').waitFor();
  expect(await ana.getByLabel('Address of the picture').getAttribute('aria-invalid')).toBe('true');
  await ana.getByLabel('Address of the picture').fill('https://pictures.example/quay.jpg');
  await ana.getByLabel('What the picture shows').fill('The quay');
  await ana.getByLabel('From the left, in %').fill('25');
  const focus = ana.getByTestId('picture-focus');
  await focus.waitFor();
  await focus.click({ position: { x: 1, y: 1 } });
  expect(await ana.getByLabel('From the left, in %').inputValue()).not.toBe('25');
  await ana.getByLabel('From the left, in %').fill('30');
  await ana.getByLabel('From the top, in %').fill('60');
  await publish(ana).click();
  const link = ana.getByTestId('receipt').getByRole('link', { name: 'Open story' });
  await link.waitFor();
  const storyId = /[\da-f]{8}-[\da-f-]{27}/.exec((await link.getAttribute('href')) ?? '')?.[0];
  const { body: submissions } = await api().get('/submissions?limit=1');
  const id = storyId ?? submissions.submissions[0].storyId;
  expect((await api().get(`/stories/${id}`)).body).toMatchObject({
    imageUrl: 'https://pictures.example/quay.jpg',
    ...{ imageAlt: 'The quay', imageFrame: { focalPoint: { x: 0.3, y: 0.6 } } },
  });
});

test('DESK11 whom a story would reach stands beside the form, and says when the text has changed since', async () => {
  const reader = await world.reader({ filter: { any: ['reefs'] } });
  const ana = await at('Ana');
  const panel = ana.getByTestId('reach');
  expect(await panel.getByRole('button').isDisabled()).toBe(true);
  await ana.getByLabel('Headline').fill('A reef recovers');
  await ana.getByLabel('Topics').fill('Reefs');
  await panel.getByRole('button', { name: 'Estimate reach' }).press('Enter');
  await panel.getByText('1 (1 filter)').waitFor();
  await panel.getByText('Reefs').waitFor();
  expect(await findViolations(ana)).toEqual([]);
  await ana.getByLabel('Topics').fill('Harbour');
  await panel.getByText('The text has changed since.').waitFor();
  await panel.getByRole('button', { name: 'Estimate again' }).click();
  await panel.getByText('0 (0 filters)').waitFor();
  expect(reader.events).toEqual([]);
});
