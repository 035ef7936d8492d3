import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type Dashboard, driveDashboard, publishMany } from '../helpers/dashboard.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const HOUR_MS = 3_600_000;

let world: World;
let api: Api;
let browser: Browser;
let page: Dashboard;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  api = (await world.publisher('The Reader')).api;
  await publishMany(api, 40);
});
afterAll(() => world.close());
beforeEach(async () => {
  // Axe is put into the page by the test, which the page's own policy rightly refuses.
  browser = await openBrowser({ bypassCSP: true, serviceWorkers: 'block' });
  // A font that comes in time for a reload, and not before, breaks lines elsewhere: here none ever comes.
  await browser.page.route('**/*.woff2', (route) => route.abort());
  page = driveDashboard(browser.page, () => world.url());
  await page.open();
  await page.cards().first().waitFor();
});
afterEach(async () => {
  const { complaints } = browser;
  await browser.close();
  expect(complaints).toEqual([]);
});

const firstInSight = () =>
  page
    .column()
    .locator('.column-scroll')
    .evaluate((scroller) => {
      const top = scroller.getBoundingClientRect().top;
      const story = [...scroller.querySelectorAll('.story')].find((each) => each.getBoundingClientRect().top > top);
      return { id: story?.getAttribute('data-id'), at: Math.round((story?.getBoundingClientRect().top ?? 0) - top) };
    });

test('going back from a story, and a reload, return to the same place to the pixel', async () => {
  await page.scrollTo(2_000);
  await waitFor(
    'the rows around are drawn',
    async () => (await page.scrollTop()) === 2_000 && (await firstInSight()).id,
  );
  const place = await firstInSight();
  await browser.page.locator(`[data-id="${place.id}"] .headline a`).first().click();
  await browser.page.getByTestId('story-page').waitFor();
  await browser.page.goBack();
  await waitFor('the place is the same', async () => JSON.stringify(await firstInSight()) === JSON.stringify(place));
  await browser.page.reload();
  await page.untilConnection('live');
  await waitFor('and after a reload', async () => JSON.stringify(await firstInSight()) === JSON.stringify(place));
});

test('while a story has the focus or text is selected, new ones wait', async () => {
  await page.cards().first().focus();
  await api.publish({ headline: 'Not now', topics: ['Focus'] });
  await page.column().getByTestId('pill').waitFor();
  expect(await page.headlines()).not.toContain('Not now');
  await browser.page.evaluate('document.activeElement.blur()');
  await waitFor('it comes when the reader lets go', async () => (await page.headlines()).includes('Not now'));
});

test('what is corrected above the reader moves nothing', async () => {
  const { body } = await world.api().get('/stories?limit=1');
  await page.scrollTo(1_500);
  await waitFor('scrolled', async () => (await page.scrollTop()) === 1_500);
  const place = await firstInSight();
  const summary = 'A much longer summary than before. '.repeat(12);
  await api.patch(`/stories/${body.stories[0].id}`, { summary });
  await api.publish({ headline: 'Comes after the correction', topics: ['Marker'] });
  await page.column().getByTestId('pill').waitFor();
  expect(await firstInSight()).toEqual(place);
});

test('a story is saved for later, read, and found again', async () => {
  const headline = (await page.headlines())[0] ?? '';
  await page.cards().first().getByTestId('save').click();
  await browser.page.keyboard.press('g');
  await browser.page.keyboard.press('s');
  await waitFor('the saved page', () => browser.page.url().endsWith('/saved'));
  await waitFor('it is there', async () =>
    (await browser.page.getByTestId('headline').allInnerTexts()).includes(headline),
  );
  await browser.page.reload();
  await browser.page.getByTestId('headline').first().click();
  await browser.page.getByTestId('story-page').waitFor();
  await browser.page.goto(world.url());
  await waitFor('it counts as read', async () =>
    (await page.cards().first().getAttribute('class'))?.includes('is-read'),
  );
});

test('a mute says what it would have hidden, hides at once, says why, and lets one peek', async () => {
  const { storyId } = await api.publish({ headline: 'The match of the day', topics: ['Football'] });
  const card = page.column().locator(`[data-id="${storyId}"]`);
  await card.getByTestId('story-menu').click();
  await card.getByTestId('mute-topic').click();
  await waitFor('the preview counts', async () =>
    (await browser.page.getByTestId('mute-preview').innerText()).includes('1 story'),
  );
  await browser.page.getByRole('button', { name: 'For a day' }).click();
  const row = page.column().getByTestId('muted-row');
  await waitFor('it is hidden with its reason', async () => (await row.innerText()).includes('Football'));
  expect(await page.headlines()).not.toContain('The match of the day');
  await page.scrollTo(600);
  await api.publish({ headline: 'Another match', topics: ['Football'] });
  await api.publish({ headline: 'No match', topics: ['Chess'] });
  await waitFor('the pill counts one', async () =>
    (await page.column().getByTestId('pill').innerText()).includes('1 new'),
  );
  await page.scrollTo(0);
  await row.first().getByRole('button').first().click();
  await waitFor('one can peek', async () => (await page.headlines()).some((each) => each.includes('match')));
  await browser.page.getByRole('button', { name: 'Muted', exact: true }).click();
  await browser.page.getByRole('button', { name: 'Unmute' }).click();
  await browser.page.keyboard.press('Escape');
  await waitFor('all are back', async () => (await page.headlines()).includes('The match of the day'));
});

test('the keys do what the help says', async () => {
  const { keyboard } = browser.page;
  const focused = () => browser.page.evaluate('document.activeElement?.dataset?.id') as Promise<string | undefined>;
  await keyboard.press('j');
  const first = await focused();
  await keyboard.press('j');
  const second = await focused();
  expect([first, second]).toEqual([expect.any(String), expect.any(String)]);
  expect(second).not.toBe(first);
  await keyboard.press('k');
  expect(await focused()).toBe(first);
  await keyboard.press('m');
  await waitFor('marked as read', async () =>
    (await page.column().locator(`[data-id="${first}"]`).getAttribute('class'))?.includes('is-read'),
  );
  await keyboard.press('?');
  await browser.page.getByRole('dialog').waitFor();
  await keyboard.press('Escape');
  await keyboard.press('/');
  expect(await browser.page.evaluate('document.activeElement.id')).toBe('search');
  await browser.page.evaluate('document.activeElement.blur()');
  await keyboard.press('j');
  await keyboard.press('o');
  await browser.page.getByTestId('story-page').waitFor();
  await keyboard.press('u');
  await page.cards().first().waitFor();
});

test('one storyline is one card with its publishers', async () => {
  const text = (place: string) => ({
    headline: `Powerful earthquake of magnitude 7.4 strikes ${place}`,
    body: `A powerful earthquake of magnitude 7.4 struck ${place} near Mount Orsa on Friday. Mayor Ilse Brandt of ${place} said the magnitude 7.4 earthquake destroyed the Orsa bridge.`,
    topics: ['Earthquake'],
  });
  await (await world.publisher('Gazette')).api.publish(text('Orsaville'));
  await (await world.publisher('Herald')).api.publish(text('Orsaville'));
  const others = page.column().getByTestId('others');
  await waitFor('one card says two publishers', async () =>
    (await others.innerText().catch(() => '')).includes('2 publishers'),
  );
  const cards = (await page.headlines()).filter((headline) => headline.includes('Orsaville'));
  expect(cards).toHaveLength(1);
});

test('after an absence the page says what was missed and where the reader was', async () => {
  await browser.page.goto('about:blank');
  // As if the visit had ended two hours ago.
  await browser.page.addInitScript(`
    const visit = JSON.parse(localStorage['newswire.visit'] ?? '{}');
    localStorage['newswire.visit'] = JSON.stringify({ ...visit, at: visit.at - ${2 * HOUR_MS} });
    sessionStorage.clear();`);
  await publishMany(api, 25, 'While away');
  await page.open();
  const missed = browser.page.getByTestId('missed');
  await missed.waitFor();
  expect(await missed.locator('h2').innerText()).toMatch(/25 stories since you left/);
  await missed.getByRole('button', { name: 'Dismiss' }).click();
  await waitFor('the mark is reached', async () => {
    await page.scrollTo((await page.scrollTop()) + 600);
    return page.column().getByTestId('here').isVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the board in the ${colorScheme}`, async () => {
    await browser.page.emulateMedia({ colorScheme });
    expect(await findViolations(browser.page)).toEqual([]);
  });
}
