import { setTimeout as delay } from 'node:timers/promises';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { DEMO_PUBLISHERS, runNewsroom } from '../../demo/newsroom.ts';
import { startPrivateServices } from '../eval/private-services.ts';
import { closeChromium, openBrowser } from '../helpers/browser.ts';
import { driveDashboard } from '../helpers/dashboard.ts';
import { openWorld, type World } from '../helpers/world.ts';
import type { Measurement } from './framework/measurement.ts';

const HOUR_MS = 3_600_000;
/** The page has loaded, and its fonts. */
const SETTLE_MS = 5_000;
const WATCH = `
  globalThis.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput, sources }) => {
    const each = ({ node, previousRect, currentRect }) =>
      (node?.className ?? node?.nodeName ?? '?') + ' ' + [previousRect.y, currentRect.y, previousRect.height, currentRect.height].map(Math.round);
    if (!hadRecentInput) shifts.push({ value, what: sources.map(each).join(' | ') });
  })).observe({ type: 'layout-shift' });`;

interface Shift {
  value: number;
  what: string;
}

interface Options {
  seconds: number;
  haste: number;
}

/** The page at its top while the demo's newsroom writes, and nobody touches it. */
export const pageAtTop: Measurement<Options> = {
  name: 'page-at-top',
  about: 'the page at its top while the demo newsroom writes: what moves by itself',
  options: {
    seconds: { help: 'of the demo', full: 600, short: 10 },
    haste: { help: 'times faster than the demo’s hour', full: 1, short: 20 },
  },
  async run({ options: { seconds, haste } }) {
    await buildPageIfStale();
    const services = await startPrivateServices();
    const world = await openWorld({}, services.env);
    const browser = await openBrowser({ viewport: { width: 1440, height: 900 } });
    const ending = new AbortController();
    const keys = await publisherKeys(world);
    const pace = { openingPauseMs: 150, showMs: HOUR_MS / haste };
    const show = runNewsroom({ url: world.url(), keys, signal: ending.signal, pace });
    try {
      const dashboard = driveDashboard(browser.page, () => world.url());
      await delay(SETTLE_MS);
      await dashboard.open();
      await dashboard.cards().first().waitFor();
      await delay(SETTLE_MS);
      const before = await dashboard.headlines();
      await browser.page.evaluate(WATCH);
      await delay(seconds * 1_000);
      const shifts = (await browser.page.evaluate('shifts')) as Shift[];
      const came = (await dashboard.headlines()).filter((headline) => !before.includes(headline)).length;
      const total = shifts.reduce((sum, { value }) => sum + value, 0);
      return {
        figures: [
          { name: 'layout shift', of: 'newswire', unit: '', values: [total] },
          { name: 'new cards in sight at the end', of: 'newswire', unit: 'cards', values: [came] },
        ],
        bars: [{ says: 'layout shift at the top', reached: total, atMost: 0.02 }],
        notes: worst(shifts),
      };
    } finally {
      ending.abort();
      await show;
      await browser.close();
      await closeChromium();
      await world.close();
      await services.stop();
    }
  },
};

async function publisherKeys(world: World): Promise<Record<string, string>> {
  const made = DEMO_PUBLISHERS.map(async ({ name }) => [name, (await world.publisher(name)).key] as const);
  return Object.fromEntries(await Promise.all(made));
}

function worst(shifts: readonly Shift[]): string[] {
  const sorted = shifts.toSorted((one, other) => other.value - one.value).slice(0, 5);
  return sorted.map(({ value, what }) => `moved by itself: ${what}, ${value.toFixed(4)}`);
}
