import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type Dashboard, driveDashboard, publishMany } from '../helpers/dashboard.ts';
import { type Flood, openFlood } from '../helpers/flood.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const SECONDS = 12;
const TICK_MS = 100;
const STORIES_A_TICK = 10;
const STORIES_IN_ALL = 20_000;
const HEAP_GROWTH_MAX_BYTES = 24 * 1024 * 1024;
const COLUMNS = [
  { id: 'all', query: '', notify: 'off' },
  { id: 'even', query: 'any=even', notify: 'off' },
  { id: 'read', query: 'any=filler,odd', notify: 'off' },
];

let world: World;
let browser: Browser;
let page: Dashboard;
let flood: Flood;
beforeAll(async () => {
  await buildPageIfStale();
});
beforeEach(async () => {
  world = await openWorld();
  const { api } = await world.publisher('The Flood');
  await publishMany(api, 60);
  const { storyId } = await api.publish({ headline: 'Template', summary: 'One of many.', topics: ['Filler'] });
  flood = openFlood(world, storyId);
  browser = await openBrowser();
  page = driveDashboard(browser.page, () => world.url());
  await browser.page.addInitScript(`
    localStorage['newswire.columns'] ??= ${JSON.stringify(JSON.stringify(COLUMNS))};
`);
  await page.open();
  await page.cards('read').nth(3).waitFor();
});
afterEach(async () => {
  const { complaints } = browser;
  await browser.close();
  await world.close();
  expect(complaints).toEqual([]);
});

const place = () =>
  page
    .column('read')
    .locator('.column-scroll')
    .evaluate((scroller) => {
      const top = scroller.getBoundingClientRect().top;
      const story = [...scroller.querySelectorAll('.story')].find((each) => each.getBoundingClientRect().top > top);
      return `${story?.getAttribute('data-id')} ${(story?.getBoundingClientRect().top ?? 0) - top}`;
    });

/** Where the reader is, once what is in sight is drawn and measured. */
async function settledPlace(): Promise<string> {
  let last = '';
  const isSettled = async (): Promise<string | false> => {
    const now = await place();
    const same = now === last && !now.startsWith('undefined');
    last = now;
    return same && now;
  };
  return waitFor('the reader has a story in sight', isSettled, undefined, TICK_MS);
}

/** Scrolls on, lets the page draw, and gives the numbers of the stories that are on it. */
function stepDown(id: string): Promise<number[]> {
  return browser.page.evaluate(`(async () => {
    const scroller = document.querySelector('[data-column=${id}] .column-scroll');
    scroller.scrollTop += 1_000;
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    return [...scroller.querySelectorAll('.story')].map(({ dataset }) => Number(dataset.seq));
  })()`);
}

async function heapBytes(): Promise<number> {
  const session = await browser.context.newCDPSession(browser.page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

const headlineOnTop = async (id: string) =>
  (await page
    .column(id)
    .getByTestId('headline')
    .first()
    .innerText()
    .catch(() => '')) ?? '';

test('a hundred stories a second into three columns: none is lost, nothing moves, the heap is bounded', async () => {
  await page.scrollTo(1_500, 'read');
  await waitFor('the reader is in mid-list', async () => (await page.scrollTop('read')) === 1_500);
  const before = await settledPlace();
  for (let tick = 0; tick < (SECONDS * 1_000) / TICK_MS; tick += 1) {
    const next = delay(TICK_MS);
    await flood.pour(STORIES_A_TICK);
    await next;
  }
  await waitFor('the pill counts all that is left to hold', async () =>
    /500\+ new/.test(await page.column('read').getByTestId('pill').innerText()),
  );
  expect(await place()).toBe(before);
  // What nobody could read stands folded, and opens: the newest story is there.
  await page.column('all').getByTestId('more-row').first().click();
  await waitFor('the newest is on top', async () => (await headlineOnTop('all')) === `Flood ${flood.poured()}`);
  await page.column('even').getByTestId('more-row').first().click();
  await waitFor('in the other column, too', async () => (await headlineOnTop('even')) === `Flood ${flood.poured()}`);

  // Playwright may have scrolled to the row that it clicked; who reads on below is not moved by what comes.
  await page.scrollTo(0, 'all');
  await page.scrollTo(0, 'even');
  const small = await heapBytes();
  while (flood.poured() < STORIES_IN_ALL) await flood.pour(500);
  await waitFor('the last story has come', async () => {
    const { position } = (await browser.page.evaluate(`fetch('/api/v1/stories?limit=1').then((r) => r.json())`)) as {
      position: string;
    };
    const seen = await browser.page.evaluate(`document.querySelector('[data-column=all] .story')?.dataset.seq ?? ''`);
    const more = await page.column('all').getByTestId('more-row').count();
    return more > 0 || position.endsWith(`.${seen}`);
  });
  expect((await heapBytes()) - small).toBeLessThan(HEAP_GROWTH_MAX_BYTES);

  // History brings back what left the page, each story once and in order.
  await page.column('read').getByTestId('pill').click();
  const seen = new Set<number>();
  await waitFor('a thousand stories further down', async () => {
    const seqs = await stepDown('read');
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    for (const seq of seqs) seen.add(seq);
    return seen.size > 1_000;
  });
  const found = [...seen].sort((a, b) => b - a);
  // Every second story is odd: a column of them that lost none steps down by two.
  expect(found.every((seq, index) => index === 0 || (found[index - 1] ?? 0) - seq === 2)).toBe(true);
}, 300_000);
