import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { startServer } from '../../server/start-server.ts';
import { type Api, createApi } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type Dashboard, driveDashboard, publishMany } from '../helpers/dashboard.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
let browser: Browser;
let page: Dashboard;
beforeAll(async () => {
  await buildPageIfStale();
});
beforeEach(async () => {
  world = await openWorld();
  api = (await world.publisher('The End-to-End')).api;
  browser = await openBrowser();
  page = driveDashboard(browser.page, () => world.url());
});
afterEach(async () => {
  const complaints = browser.complaints;
  await browser.close();
  await world.close();
  expect(complaints).toEqual([]);
});

test('a story that is posted shows up in an open page without a reload', async () => {
  await page.open();
  await api.publish({ headline: 'Posted just now', topics: ['Now'] });
  await page.untilHeadlines(['Posted just now']);
});

test('corrected and retracted stories change in place', async () => {
  const first = await api.publish({ headline: 'Three boats lost', topics: ['Sea'] });
  await api.publish({ headline: 'Above it', topics: ['Sea'] });
  await page.open();
  await page.untilHeadlines(['Above it', 'Three boats lost']);
  await api.patch(`/stories/${first.storyId}`, { headline: 'Two boats lost' });
  await page.untilHeadlines(['Above it', 'Two boats lost']);
  expect(await page.cards().nth(1).getByTestId('correction').isVisible()).toBe(true);
  await api.delete(`/stories/${first.storyId}`, { reason: 'The boats were found' });
  await waitFor('the retraction shows', () => page.cards().nth(1).getByTestId('retraction').isVisible());
  expect(await page.cards().nth(1).innerText()).toContain('The boats were found');
  expect(await page.cards().count()).toBe(2);
});

test('scrolled down, new stories wait behind a pill and nothing moves', async () => {
  await publishMany(api, 30);
  await page.open();
  await waitFor('the list is there', async () => (await page.cards().count()) > 5);
  await page.scrollTo(1_500);
  await waitFor('the column is scrolled', async () => (await page.scrollTop()) > 1_000);
  const id = await seenCard();
  const same = browser.page.locator(`[data-id="${id}"]`).first();
  const before = await same.boundingBox();
  await api.publish({ headline: 'Wait for me', topics: ['Filler'] });
  await api.publish({ headline: 'And for me', topics: ['Filler'] });
  const pill = page.column().getByTestId('pill');
  await waitFor('the pill counts two', async () => (await pill.innerText().catch(() => '')).includes('2'));
  expect(await same.boundingBox()).toEqual(before);
  expect(await page.headlines()).not.toContain('Wait for me');
  expect(await browser.page.title()).toContain('(2)');
  await pill.click();
  await waitFor('both are shown', async () => (await page.headlines()).includes('Wait for me'));
  expect((await page.headlines()).slice(0, 2)).toEqual(['And for me', 'Wait for me']);
});

test('a topic is chosen in the page and kept in the address bar', async () => {
  await api.publish({ headline: 'About rain', topics: ['Rain'] });
  await api.publish({ headline: 'About wind', topics: ['Wind'] });
  await page.open();
  await page.untilHeadlines(['About wind', 'About rain']);
  await page.column().getByTestId('card-topic').filter({ hasText: 'Rain' }).first().click();
  await page.untilHeadlines(['About rain']);
  expect(browser.page.url()).toContain('/topic/rain');
  await api.publish({ headline: 'More wind', topics: ['Wind'] });
  await api.publish({ headline: 'More rain', topics: ['Rain'] });
  await page.untilHeadlines(['More rain', 'About rain']);
  await browser.page.reload();
  await page.untilHeadlines(['More rain', 'About rain']);
  await browser.page.goBack();
  await page.untilHeadlines(['More rain', 'More wind', 'About wind', 'About rain']);
});

test('a server that is killed and comes back leaves no gap and no duplicate', async () => {
  const { port } = world.servers[0] ?? { port: 0 };
  await publishMany(api, 3, 'Before');
  await page.open();
  await waitFor('three stories', async () => (await page.cards().count()) === 3);
  await world.servers[0]?.close();
  world.servers.pop();
  await waitFor('the page says that it is not live', async () => {
    const state = await browser.page.getByTestId('connection').getAttribute('data-state');
    return state !== 'live';
  });
  const second = await world.addServer();
  await apiAt(second.port).post(
    '/stories',
    ['Between 1', 'Between 2'].map((headline) => ({ headline, topics: ['Between'] })),
  );
  await waitFor('both are on the wire', async () => {
    const { body } = await apiAt(second.port).get('/stories?any=between');
    return body.stories.length === 2;
  });
  const revived = await startServer({ ...world.config, http: { ...world.config.http, port } }, world.log);
  world.servers.push(revived);
  await page.untilConnection('live');
  await waitFor('what was missed has come', async () => (await page.cards().count()) === 5);
  await apiAt(port).post('/stories', { headline: 'After', topics: ['After'] });
  await waitFor('and what comes after', async () => (await page.cards().count()) === 6);
  const ids = await page.cards().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')));
  expect(new Set(ids).size).toBe(6);
  const seqs = await page.cards().evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute('data-seq'))));
  expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
});

test('history comes as one scrolls, each story once, and few of them are on the page at a time', async () => {
  await publishMany(api, 70);
  await page.open();
  const seen = new Set<string>();
  await waitFor('all 70 were seen', async () => {
    await page.scrollTo((await page.scrollTop()) + 500);
    const ids = await page.cards().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThan(40);
    for (const id of ids) if (id) seen.add(id);
    return seen.size === 70;
  });
  await page.column().getByTestId('end-of-wire').waitFor();
});

test('a story opens at its own address, is live there, and going back returns to the list', async () => {
  const { storyId } = await api.publish({
    headline: 'Read me',
    body: '<p>First paragraph.</p><script>document.title="owned"</script><p>Second.</p>',
    bodyFormat: 'html',
    topics: ['Reading'],
  });
  await page.open();
  await page.column().getByTestId('headline').first().click();
  const story = browser.page.getByTestId('story-page');
  await waitFor('the body shows', async () => (await story.innerText().catch(() => '')).includes('First paragraph.'));
  expect(browser.page.url()).toContain(`/story/${storyId}`);
  await api.patch(`/stories/${storyId}`, { headline: 'Read me again' });
  await waitFor('the correction shows', async () => (await story.innerText()).includes('Read me again'));
  expect(await browser.page.title()).not.toContain('owned');
  await browser.page.goBack();
  await page.untilHeadlines(['Read me again']);
});

test('a story that does not exist says so', async () => {
  await browser.page.goto(`${world.url()}/story/01a20ac4-4460-74ba-8102-f0781fb15ef2`);
  await browser.page.getByTestId('not-found').waitFor();
});

/** The card that the reader's eye is on: the first whole one in sight. */
function seenCard(): Promise<string> {
  return page
    .column()
    .locator('.column-scroll')
    .evaluate((scroller) => {
      const top = scroller.getBoundingClientRect().top;
      const stories = [...scroller.querySelectorAll('.story')];
      return stories.find((story) => story.getBoundingClientRect().top > top)?.getAttribute('data-id') ?? '';
    });
}

function apiAt(port: number): Api {
  return createApi(`http://127.0.0.1:${port}`, world.config.adminKey);
}
