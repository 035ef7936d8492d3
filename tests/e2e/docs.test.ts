import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('the API can be browsed and tried, from our own files alone, under a strict policy', async () => {
  const { page } = browser;
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  const answer = await page.goto(`${world.url()}/api/v1/docs`);
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
  const call = page.locator('#operations-Stories-listTopics');
  await call.click();
  await call.getByRole('button', { name: 'Try it out' }).click();
  await call.getByRole('button', { name: 'Execute' }).click();
  await call.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
  expect([...hosts].filter((host) => host !== '')).toEqual([new URL(world.url()).host]);
  expect(browser.complaints).toEqual([]);
});
