import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { startPrivateServices } from '../eval/private-services.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { driveDashboard, publishMany } from '../helpers/dashboard.ts';
import { openFlood } from '../helpers/flood.ts';
import { openWorld, type World } from '../helpers/world.ts';

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

/** The page under a flood of stories, and its first load: tasks, heap, bytes, shifts. */
export async function benchPage(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '30' },
      rate: { type: 'string', default: '100' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return say('npm run bench -- page [--seconds 30] [--rate 100]');
  await buildPageIfStale();
  const services = await startPrivateServices();
  const world = await openWorld({}, services.env);
  const browser = await openBrowser();
  try {
    const templateId = await fill(world);
    await browser.page.addInitScript(WATCH);
    await firstLoad(browser, world);
    await underFlood(browser.page, world, templateId, { seconds: Number(values.seconds), rate: Number(values.rate) });
  } finally {
    await browser.close();
    await world.close();
    await services.stop();
  }
}

async function fill(world: World): Promise<string> {
  const { api } = await world.publisher('The Bench');
  await publishMany(api, 60);
  return (await api.publish({ headline: 'Template', summary: 'One of many.', topics: ['Filler'] })).storyId;
}

async function firstLoad({ page }: Browser, world: World): Promise<void> {
  await page.goto(world.url());
  await page.getByTestId('story').first().waitFor();
  await driveDashboard(page, () => world.url()).untilConnection('live');
  await delay(1_000);
  const { shift, paint, firstStory } = (await page.evaluate('seen')) as Seen;
  const scripts = (await page.evaluate(`performance.getEntriesByType('resource')
    .filter(({ name, startTime }) => name.endsWith('.js') && startTime < seen.firstStory)
    .map(({ encodedBodySize }) => encodedBodySize)`)) as number[];
  const bytes = scripts.reduce((sum, each) => sum + each, 0);
  say(
    `first load: ${(bytes / 1024).toFixed(1)} KB of JavaScript (${scripts.length} files, compressed) before the first story`,
  );
  say(`first load: first story after ${Math.round(firstStory)} ms, largest paint after ${Math.round(paint)} ms`);
  say(`first load: layout shift ${shift.toFixed(4)}`);
}

async function underFlood(
  page: Page,
  world: World,
  templateId: string,
  { seconds, rate }: { seconds: number; rate: number },
): Promise<void> {
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
  const longest = Math.round(Math.max(0, ...tasks));
  say(`flood: ${flood.poured()} stories in ${took.toFixed(1)} s into ${COLUMNS.length} columns`);
  say(
    `flood: ${tasks.length} tasks over 50 ms, ${tasks.filter((ms) => ms > 100).length} over 100 ms, longest ${longest} ms`,
  );
  say(`flood: layout shift ${shift.toFixed(4)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
