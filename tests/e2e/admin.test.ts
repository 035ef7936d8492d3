import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const PARTS = ['publishers', 'keys', 'people', 'feeds', 'topics', 'sections', 'takedown', 'site', 'audit'];

let world: World;
let browser: Browser;
let story: string;
let coverage: string;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  const { api } = await world.publisher('The Harbour Post');
  story = (await api.publish({ headline: 'A story to remove', body: 'Its text.', topics: ['Harbours'] })).storyId;
  const { body } = await api.post('/coverages', { title: 'A coverage to remove' });
  coverage = body.coverage.id;
  await api.post(`/coverages/${coverage}/posts`, { text: 'The bridge is closed.' });
  await world.api().post('/feeds', { url: 'https://feeds.example/news', enabled: false });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const says = (what: string): Promise<unknown> =>
  waitFor(`the page says ${what}`, async () => (await browser.page.getByTestId('outcome').innerText()).includes(what));
const open = async (part: string): Promise<void> => {
  await browser.page.goto(`${world.url()}/admin#${part}`);
  await browser.page.locator(`.parts a[href="#${part}"][aria-current="page"]`).waitFor();
};
const row = (text: string) => browser.page.getByTestId('row').filter({ hasText: text });

test('an operator signs in with a key; the session is that of /ops', async () => {
  const { page } = browser;
  await page.goto(`${world.url()}/admin`);
  await page.getByLabel('API key').fill(world.config.adminKey ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await row('The Harbour Post').waitFor();
  expect(page.url()).toBe(`${world.url()}/admin`);
  expect((await page.request.get(`${world.url()}/api/v1/ops/overview`)).status()).toBe(200);
  // The browser complains of the form’s 401.
  browser.complaints.length = 0;
});

test('a publisher is added, renamed and disabled by keyboard alone', async () => {
  const { page } = browser;
  await page.getByText('Add a publisher').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The Hill Gazette');
  await page.keyboard.press('Enter');
  await says('“The Hill Gazette” was saved.');
  await row('The Hill Gazette').getByRole('button', { name: 'Rename' }).focus();
  await page.keyboard.press('Enter');
  await row('The Hill Gazette').locator('input:focus').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('The Hill Courier');
  await page.keyboard.press('Enter');
  await says('“The Hill Courier” was saved.');
  await row('The Hill Courier').getByRole('button', { name: 'Disable' }).focus();
  await page.keyboard.press('Enter');
  await row('The Hill Courier').getByRole('button', { name: 'Enable' }).waitFor();
  expect(await row('The Hill Courier').innerText()).toContain('disabled');
});

test('FLASH1 two people behind each flash of a publisher: required and let go by keyboard, after reading what it means', async () => {
  const { page } = browser;
  const rowOf = row('The Harbour Post');
  const choose = async (button: string): Promise<void> => {
    await rowOf.getByRole('button', { name: 'Flash rule' }).focus();
    await page.keyboard.press('Enter');
    await rowOf.getByText('Each flash of The Harbour Post waits until a second person').waitFor();
    await rowOf.getByRole('button', { name: button }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
  };
  const rule = async (): Promise<boolean> =>
    (await world.api().get('/publishers')).body.publishers.find(
      ({ name }: { name: string }) => name === 'The Harbour Post',
    ).flashNeedsTwo;
  await choose('Require two people');
  await rowOf.getByText('flashes need two people').waitFor();
  expect(await rule()).toBe(true);
  await choose('Let one person send flashes');
  await waitFor('the mark is gone', async () => !(await rowOf.innerText()).includes('flashes need two people'));
  expect(await rule()).toBe(false);
});

test('whoever cancels a form goes on from the button that opened it', async () => {
  const { page } = browser;
  const rename = row('The Harbour Post').getByRole('button', { name: 'Rename' });
  await rename.focus();
  await page.keyboard.press('Enter');
  await row('The Harbour Post').getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Enter');
  await rename.and(page.locator(':focus')).waitFor();
  await open('takedown');
  await page.getByLabel('Address or id').fill(story);
  await page.keyboard.press('Enter');
  await page.getByTestId('plan').getByRole('button', { name: 'Cancel' }).press('Enter');
  await page.getByLabel('Address or id').and(page.locator(':focus')).waitFor();
  await open('publishers');
});

test('a key is made, shown once, replaced and revoked', async () => {
  const { page } = browser;
  await open('keys');
  await page.getByText('Add a key').click();
  await page.getByLabel('Publisher').selectOption({ label: 'The Harbour Post' });
  await page.getByLabel('What it is for').fill('CMS');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const shown = async (): Promise<string> => (await page.getByTestId('made-key').locator('code').textContent()) ?? '';
  await page.getByTestId('made-key').waitFor();
  const first = await shown();
  expect((await world.api(first).get('/submissions')).status).toBe(200);
  await row('CMS').getByRole('button', { name: 'Replace' }).click();
  await row('CMS').getByRole('button', { name: 'Replace' }).last().click();
  const second = await waitFor('another key is shown', async () => (await shown()) !== first && (await shown()));
  await row('until').filter({ hasText: 'CMS' }).getByRole('button', { name: 'Revoke' }).click();
  await page.locator('.act-form').getByRole('button', { name: 'Revoke' }).click();
  await waitFor('one is left', async () => (await row('CMS').count()) === 1);
  expect((await world.api(first).get('/submissions')).body.code).toBe('key_revoked');
  expect((await world.api(second).get('/submissions')).status).toBe(200);
});

test('a feed is resumed and removed; a topic is ruled about and freed', async () => {
  const { page } = browser;
  await open('feeds');
  await row('feeds.example').getByRole('button', { name: 'Resume' }).click();
  await row('feeds.example').getByRole('button', { name: 'Pause' }).waitFor();
  await row('feeds.example').getByRole('button', { name: 'Remove' }).click();
  await page.locator('.act-form').getByRole('button', { name: 'Remove' }).click();
  await waitFor('it is gone', async () => (await row('feeds.example').count()) === 0);
  await open('topics');
  await page.getByText('Rule about a topic').click();
  await page.getByLabel('Topic', { exact: true }).fill('harbours');
  await page.getByLabel('Reason').fill('It is always there');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await row('Harbours').getByRole('button', { name: 'Undo' }).click();
  await row('Harbours').getByLabel('Reason').fill('Not so');
  await row('Harbours').locator('.act-form').getByRole('button', { name: 'Undo' }).click();
  await waitFor('it is free', async () => (await row('Harbours').count()) === 0);
});

test('a story is taken down by its address, after what will vanish was shown', async () => {
  const { page } = browser;
  await open('takedown');
  await page.getByLabel('Address or id').fill('https://news.example/nothing');
  await page.getByRole('button', { name: 'Look up' }).click();
  await says('This is no address or id of a story or a live coverage.');
  await page.getByLabel('Address or id').fill(`${world.url()}/story/${story}/a-story-to-remove`);
  await page.getByRole('button', { name: 'Look up' }).click();
  await page.getByTestId('plan').getByText('A story to remove').waitFor();
  expect((await world.api('').get(`/stories/${story}`)).status).toBe(200);
  await page.getByLabel('Reason').fill('Court order');
  await page.getByRole('button', { name: 'Take it down for good' }).click();
  await says('It was taken down.');
  expect((await world.api('').get(`/stories/${story}`)).status).toBe(451);
});

test('TAKE8 a live coverage is taken down by its address or its id, after its posts were counted', async () => {
  const { page } = browser;
  await open('takedown');
  for (const text of [coverage, `${world.url()}/live/${coverage}/a-coverage-to-remove`]) {
    await page.getByLabel('Address or id').fill(text);
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByTestId('plan').getByText('A coverage to remove').waitFor();
    await page.getByTestId('plan').getByText('posts 1').waitFor();
  }
  await page.getByLabel('Reason').fill('Court order');
  await page.getByRole('button', { name: 'Take it down for good' }).click();
  await says('It was taken down.');
  expect((await world.api('').get(`/coverages/${coverage}`)).status).toBe(451);
});

test('SECTION9 a section is added, moved, named in German, removed and offered again, by keyboard', async () => {
  const { page } = browser;
  await open('sections');
  await page.getByText('Add a section').press('Enter');
  await page.getByLabel('Name', { exact: true }).fill('Local news');
  await page.getByLabel('Short name').fill('Local');
  await page.keyboard.press('Enter');
  await says('slug must be the slug of a section');
  await page.getByLabel('Short name').fill('local');
  await page.keyboard.press('Enter');
  await says('“Local news” was saved.');
  const shown = (): Promise<string[]> => page.getByTestId('sections').locator('.row-what strong').allInnerTexts();
  await waitFor('it is the last one', async () => (await shown()).at(-1) === 'Local news');
  await row('Local news').getByRole('button', { name: 'Move up' }).press('Enter');
  await waitFor('it has moved', async () => (await shown()).at(-2) === 'Local news');
  await row('Local news').getByRole('button', { name: 'Rename' }).press('Enter');
  await row('Local news').getByLabel('Name in German').fill('Lokales');
  await page.keyboard.press('Enter');
  await row('de: Lokales').waitFor();
  await row('Climate').getByRole('button', { name: 'Remove' }).press('Enter');
  await row('Climate').getByText('No new story may be in it.').waitFor();
  await row('Climate').getByRole('button', { name: 'Remove' }).last().press('Enter');
  await page.getByTestId('removed-sections').getByText('Climate', { exact: true }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  const { body } = await world.api().get('/sections');
  expect(body.sections.at(-2)).toMatchObject({ slug: 'local', labels: { de: 'Lokales', fr: 'Local news' } });
  await page.getByRole('button', { name: 'Offer again' }).press('Enter');
  await waitFor('it is offered again', async () => (await shown()).at(-1) === 'Climate');
});

test('SITE1 the site gets a name, a colour, a logo and an imprint, which the board shows', async () => {
  const { page } = browser;
  await open('site');
  await page.getByLabel('Name').fill('The Brindle Wire');
  await page.getByLabel('Accent colour').fill('#ffdd00');
  await page.getByLabel('Imprint').fill('**Brindle** Ltd');
  await page.getByRole('button', { name: 'Save' }).click();
  await says('Saved.');
  await page.getByTestId('shades').getByText('#ffdd00').waitFor();
  const buffer = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#0b5fa5' } })
    .png()
    .toBuffer();
  await page.getByLabel('Picture').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.getByTestId('logo-shown').locator('img').waitFor();
  await page.goto(world.url());
  // The served header stands beside the live one for a moment.
  await page.locator('.top-name', { hasText: 'The Brindle Wire' }).first().waitFor();
  expect(await page.title()).toBe('The Brindle Wire');
  await page.getByRole('link', { name: 'Imprint' }).click();
  await page.getByText('Brindle Ltd').waitFor();
});

test('the audit log shows all of it, and is filtered', async () => {
  const { page } = browser;
  await open('audit');
  await row('story.removed').waitFor();
  await page.getByLabel('Kind of act').selectOption('key.rotated');
  await waitFor('one is left', async () => (await page.getByTestId('row').count()) === 1);
  expect(await row('key.rotated').innerText()).toContain('CMS');
});

test('axe finds nothing in any part, also with its forms open', async () => {
  const { page } = browser;
  await world.publisher('A third publisher');
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const part of PARTS) {
      await open(part);
      if (!['takedown', 'site'].includes(part)) await page.locator('.rows li, .nothing').first().waitFor();
      for (const summary of await page.locator('.adder:not([open]) > summary').all()) await summary.click();
      if (part === 'publishers') {
        await page.getByRole('button', { name: 'Remove' }).first().click();
        await page.getByRole('button', { name: 'Flash rule' }).last().click();
      }
      const extent = scheme === 'light' ? 'document' : 'colours';
      for (const violation of await findViolations(page, extent)) found.push(`${scheme} ${part}: ${violation}`);
    }
  }
  expect(found).toEqual([]);
});

test('after signing out the form is back', async () => {
  await browser.page.getByRole('button', { name: 'Sign out' }).click();
  await browser.page.getByLabel('API key').waitFor();
  browser.complaints.length = 0;
});
