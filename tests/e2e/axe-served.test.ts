import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { contextFor } from '../../scripts/screenshots/windows.ts';
import { openBrowser } from '../helpers/browser.ts';
import { startCoverage } from '../helpers/coverage.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { takeScriptsAway } from '../helpers/take-scripts-away.ts';
import { openWorld, type World } from '../helpers/world.ts';

const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

let world: World;
const paths: Record<string, string> = {
  'the list of error codes': '/docs/errors',
  'an error code': '/docs/errors/validation_failed',
  'the list of live coverages': '/live',
};
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld({ workers: 0 });
  const { api } = await world.publisher('The Harbour Post');
  const live = await startCoverage(api, {
    ...{ title: 'Storm over the bay', summary: 'What we know, hour by hour.', language: 'en' },
    keyPoints: ['Ferries are stopped', 'The bridge is closed until noon'],
  });
  const { post } = (await live.post({ title: 'Bridge closed', text: 'Since **noon**.', keyEvent: true })).body;
  const gone = (await live.post({ text: 'The bridge has fallen.' })).body.post.id;
  await live.retract(gone, 'It stands.');
  await live.post({ text: 'The wind rises. The [coastguard](https://coast.example/) warns everyone at sea.' });
  await live.pin(post.id);
  await (await startCoverage(api, { title: 'Election night', summary: 'All counts.' })).end();
  paths['a live coverage'] = `/live/${live.id}/storm-over-the-bay`;
});
afterAll(() => world.close());

const CASES = [
  ...['the list of error codes', 'an error code', 'the list of live coverages'].map((name) => ({
    name,
    scripts: 'none',
  })),
  ...['none', 'its own'].map((scripts) => ({ name: 'a live coverage', scripts })),
].flatMap((page) => [390, 1_280, 1_920].map((width) => ({ ...page, width })));

test.each(CASES)('axe finds nothing on the page of $name at $width px; scripts: $scripts', async (of) => {
  const browser = await openBrowser({ ...contextFor(of.width), bypassCSP: true, reducedMotion: 'reduce' });
  const { page, context } = browser;
  if (of.scripts === 'none') await takeScriptsAway(context);
  await page.goto(world.url() + paths[of.name]);
  await page.locator('h1').waitFor();
  if (of.scripts !== 'none') await page.locator('[data-testid=live-state][data-state=live]').waitFor();
  const found: string[] = [];
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    for (const violation of await findViolations(page)) found.push(`${look}: ${violation}`);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'it scrolls sideways').toBe(true);
  await browser.close();
  expect(found).toEqual([]);
});
