import type { Locator } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { startServer } from '../../server/start-server.ts';
import { type Api, createApi } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
let browser: Browser;
beforeAll(async () => {
  await buildPageIfStale();
});
beforeEach(async () => {
  world = await openWorld();
  api = (await world.publisher('The End-to-End')).api;
  browser = await openBrowser();
});
afterEach(async () => {
  const complaints = browser.complaints;
  await browser.close();
  await world.close();
  expect(complaints).toEqual([]);
});
const cards = (): Locator => browser.page.getByTestId('story');
const headlines = (): Promise<string[]> => browser.page.getByTestId('headline').allInnerTexts();

async function open(path = '/'): Promise<void> {
  await browser.page.goto(`${world.url()}${path}`);
  await untilConnection('live');
}

async function untilConnection(state: string): Promise<void> {
  await waitFor(
    `the connection is ${state}`,
    async () => (await browser.page.getByTestId('connection').getAttribute('data-state')) === state,
  );
}

async function untilHeadlines(expected: string[]): Promise<void> {
  let seen: string[] = [];
  await waitFor(`the headlines are ${expected.join(' | ')}`, async () => {
    seen = await headlines();
    return JSON.stringify(seen) === JSON.stringify(expected);
  }).catch((error) => {
    throw new Error(`${error.message}; they are ${seen.join(' | ')}`);
  });
}

async function publishMany(count: number, topic = 'Filler'): Promise<void> {
  const stories = Array.from({ length: count }, (_, index) => ({
    headline: `${topic} ${index}`,
    summary: 'A summary that takes a line or two on the page, so that cards have a natural height.',
    topics: [topic],
  }));
  const { body } = await api.post('/stories', stories);
  for (const { id } of body.submissions) await api.finished(id);
}

test('a story that is posted shows up in an open page without a reload', async () => {
  await open();
  await api.publish({ headline: 'Posted just now', topics: ['Now'] });
  await untilHeadlines(['Posted just now']);
});

test('corrected and retracted stories change in place', async () => {
  const first = await api.publish({ headline: 'Three boats lost', topics: ['Sea'] });
  await api.publish({ headline: 'Above it', topics: ['Sea'] });
  await open();
  await untilHeadlines(['Above it', 'Three boats lost']);
  await api.patch(`/stories/${first.storyId}`, { headline: 'Two boats lost' });
  await untilHeadlines(['Above it', 'Two boats lost']);
  expect(await cards().nth(1).getByTestId('correction').isVisible()).toBe(true);
  await api.delete(`/stories/${first.storyId}`, { reason: 'The boats were found' });
  await waitFor('the retraction shows', () => cards().nth(1).getByTestId('retraction').isVisible());
  expect(await cards().nth(1).innerText()).toContain('The boats were found');
  expect(await cards().count()).toBe(2);
});

test('scrolled down, new stories wait behind a pill and nothing moves', async () => {
  await publishMany(30);
  await open();
  await waitFor('the list is long', async () => (await cards().count()) >= 30);
  await browser.page.mouse.wheel(0, 1_500);
  await waitFor('the page is scrolled', () => browser.page.evaluate('scrollY > 1000') as Promise<boolean>);
  const middle = cards().nth(12);
  const before = await middle.boundingBox();
  const id = await middle.getAttribute('data-id');
  await api.publish({ headline: 'Wait for me', topics: ['Filler'] });
  await api.publish({ headline: 'And for me', topics: ['Filler'] });
  const pill = browser.page.getByTestId('pill');
  await waitFor('the pill counts two', async () => (await pill.innerText().catch(() => '')).includes('2'));
  const same = browser.page.locator(`[data-id="${id}"]`);
  expect(await same.boundingBox()).toEqual(before);
  expect(await headlines()).not.toContain('Wait for me');
  expect(await browser.page.title()).toContain('(2)');
  await pill.click();
  await waitFor('both are shown', async () => (await headlines()).includes('Wait for me'));
  expect((await headlines()).slice(0, 2)).toEqual(['And for me', 'Wait for me']);
});

test('topics are chosen in the page and kept in the address bar', async () => {
  await api.publish({ headline: 'About rain', topics: ['Rain'] });
  await api.publish({ headline: 'About wind', topics: ['Wind'] });
  await open();
  await untilHeadlines(['About wind', 'About rain']);
  await browser.page.getByTestId('card-topic').filter({ hasText: 'Rain' }).first().click();
  await untilHeadlines(['About rain']);
  expect(browser.page.url()).toContain('any=rain');
  await api.publish({ headline: 'More wind', topics: ['Wind'] });
  await api.publish({ headline: 'More rain', topics: ['Rain'] });
  await untilHeadlines(['More rain', 'About rain']);
  await browser.page.reload();
  await untilHeadlines(['More rain', 'About rain']);
  await browser.page.goBack();
  await untilHeadlines(['More rain', 'More wind', 'About wind', 'About rain']);
});

test('a server that is killed and comes back leaves no gap and no duplicate', async () => {
  const { port } = world.servers[0] ?? { port: 0 };
  await publishMany(3, 'Before');
  await open();
  await waitFor('three stories', async () => (await cards().count()) === 3);
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
  await untilConnection('live');
  await waitFor('what was missed has come', async () => (await cards().count()) === 5);
  await apiAt(port).post('/stories', { headline: 'After', topics: ['After'] });
  await waitFor('and what comes after', async () => (await cards().count()) === 6);
  const ids = await cards().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')));
  expect(new Set(ids).size).toBe(6);
  const seqs = await cards().evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute('data-seq'))));
  expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
});

test('history comes as one scrolls, each story once', async () => {
  await publishMany(70);
  await open();
  await waitFor('all 70 are on the page', async () => {
    await browser.page.evaluate('scrollTo(0, document.body.scrollHeight)');
    return (await cards().count()) === 70;
  });
  const ids = await cards().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')));
  expect(new Set(ids).size).toBe(70);
});

test('a story opens at its own address, is live there, and going back returns to the list', async () => {
  const { storyId } = await api.publish({
    headline: 'Read me',
    body: '<p>First paragraph.</p><script>document.title="owned"</script><p>Second.</p>',
    bodyFormat: 'html',
    topics: ['Reading'],
  });
  await open();
  await browser.page.getByTestId('headline').first().click();
  const story = browser.page.getByTestId('story-page');
  await waitFor('the body shows', async () => (await story.innerText().catch(() => '')).includes('First paragraph.'));
  expect(browser.page.url()).toContain(`/story/${storyId}`);
  await api.patch(`/stories/${storyId}`, { headline: 'Read me again' });
  await waitFor('the correction shows', async () => (await story.innerText()).includes('Read me again'));
  expect(await browser.page.title()).not.toContain('owned');
  await browser.page.goBack();
  await untilHeadlines(['Read me again']);
});

test('a story that does not exist says so', async () => {
  await browser.page.goto(`${world.url()}/story/01a20ac4-4460-74ba-8102-f0781fb15ef2`);
  await browser.page.getByTestId('not-found').waitFor();
});

function apiAt(port: number): Api {
  return createApi(`http://127.0.0.1:${port}`, world.config.adminKey);
}
