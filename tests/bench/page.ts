import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { startPrivateServices } from '../eval/private-services.ts';
import { type Browser, closeChromium, openBrowser } from '../helpers/browser.ts';
import { driveDashboard, publishMany } from '../helpers/dashboard.ts';
import { openFlood } from '../helpers/flood.ts';
import { openWorld, type World } from '../helpers/world.ts';
import type { Figure, Measurement, Result } from './framework/measurement.ts';

const TICK_MS = 100;
const COLUMNS = ['', 'any=even', 'any=filler,odd'].map((query, index) => ({ id: `c${index}`, query, notify: 'off' }));
const WATCH = `
  localStorage['newswire.columns'] ??= ${JSON.stringify(JSON.stringify(COLUMNS))};
  globalThis.seen = { tasks: [], shift: 0, paint: 0, firstStory: 0 };
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-testid=story]')) return;
    seen.firstStory = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('longtask', ({ duration }) => seen.tasks.push(duration));
  watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.shift += value; });
  watch('largest-contentful-paint', ({ startTime }) => { seen.paint = startTime; });`;

interface Seen {
  tasks: number[];
  shift: number;
  paint: number;
  firstStory: number;
}

interface Options {
  seconds: number;
  rate: number;
}

/** The page during a flood of stories, and its first load: tasks, bytes, layout shifts. */
export const page: Measurement<Options> = {
  name: 'page',
  about: 'the page under a flood of stories, and its first load',
  options: {
    seconds: { help: 'of flood', full: 30, short: 2 },
    rate: { help: 'stories a second', full: 100, short: 20 },
  },
  async run({ options }) {
    await buildPageIfStale();
    const services = await startPrivateServices();
    const world = await openWorld({}, services.env);
    const browser = await openBrowser();
    try {
      const templateId = await fill(world);
      await browser.page.addInitScript(WATCH);
      const first = await firstLoad(browser, world);
      const flood = await underFlood(browser.page, world, templateId, options);
      return { figures: [...first.figures, ...flood.figures], bars: [...first.bars, ...flood.bars], notes: [] };
    } finally {
      await browser.close();
      await closeChromium();
      await world.close();
      await services.stop();
    }
  },
};

function figure(name: string, unit: string, value: number): Figure {
  return { name, of: 'newswire', unit, values: [value] };
}

async function fill(world: World): Promise<string> {
  const { api } = await world.publisher('The Bench');
  await publishMany(api, 60);
  return (await api.publish({ headline: 'Template', summary: 'One of many.', topics: ['Filler'] })).storyId;
}

async function firstLoad({ page }: Browser, world: World): Promise<Pick<Result, 'figures' | 'bars'>> {
  await page.goto(world.url());
  await page.getByTestId('story').first().waitFor();
  await driveDashboard(page, () => world.url()).untilConnection('live');
  await delay(1_000);
  const { shift, paint, firstStory } = (await page.evaluate('seen')) as Seen;
  const scripts = (await page.evaluate(`performance.getEntriesByType('resource')
    .filter(({ name, startTime }) => name.endsWith('.js') && startTime < seen.firstStory)
    .map(({ encodedBodySize }) => encodedBodySize)`)) as number[];
  const kilobytes = scripts.reduce((sum, each) => sum + each, 0) / 1_024;
  return {
    figures: [
      figure('JavaScript before the first story, compressed', 'KB', kilobytes),
      figure('first story', 'ms', firstStory),
      figure('largest paint', 'ms', paint),
      figure('layout shift of the first load', '', shift),
    ],
    bars: [
      { says: 'JavaScript before the first story, KB', reached: kilobytes, atMost: 45 },
      { says: 'layout shift of the first load', reached: shift, atMost: 0.01 },
    ],
  };
}

async function underFlood(
  page: Page,
  world: World,
  templateId: string,
  { seconds, rate }: Options,
): Promise<Pick<Result, 'figures' | 'bars'>> {
  const dashboard = driveDashboard(page, () => world.url());
  await dashboard.scrollTo(1_500, 'c2');
  await delay(1_000);
  await page.evaluate('seen.tasks.length = 0, seen.shift = 0');
  const flood = openFlood(world, templateId);
  const began = performance.now();
  for (let tick = 0; tick < (seconds * 1_000) / TICK_MS; tick += 1) {
    const next = delay(Math.max(0, began + (tick + 1) * TICK_MS - performance.now()));
    await flood.pour((rate * TICK_MS) / 1_000);
    await next;
  }
  const took = (performance.now() - began) / 1_000;
  const { tasks, shift } = (await page.evaluate('seen')) as Seen;
  const over100 = tasks.filter((ms) => ms > 100).length;
  return {
    figures: [
      figure('stories poured', '/s', flood.poured() / took),
      figure('tasks over 50 ms', 'tasks', tasks.length),
      figure('tasks over 100 ms', 'tasks', over100),
      figure('longest task', 'ms', Math.max(0, ...tasks)),
      figure('layout shift under the flood', '', shift),
    ],
    // At the top, new stories slide in, which is a layout shift; tests/e2e/burst checks that it stays put further down.
    bars: [{ says: 'tasks over 100 ms under the flood', reached: over100, atMost: 0 }],
  };
}
