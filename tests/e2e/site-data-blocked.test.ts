import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { BROWSER_FLAGS, findWholeChromium } from '../helpers/browser.ts';
import { driveDashboard } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';

/** Chromium's value for a setting that is refused. */
const BLOCK = 2;
const pages = withPages();

let dir: string;
let context: BrowserContext;
afterEach(async () => {
  await context.close();
  await rm(dir, { recursive: true, force: true });
});

/** A browser whose reader has chosen to block all site data. */
async function openBlocked(): Promise<BrowserContext> {
  dir = await mkdtemp(path.join(tmpdir(), 'newswire-blocked-'));
  await mkdir(path.join(dir, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: BLOCK } } };
  await writeFile(path.join(dir, 'Default/Preferences'), JSON.stringify(preferences));
  return chromium.launchPersistentContext(dir, { executablePath: await findWholeChromium(), args: BROWSER_FLAGS });
}

test('where site data is blocked, the page is live all the same, and complains of nothing', async () => {
  context = await openBlocked();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const drive = driveDashboard(page, () => pages.world.url());
  await drive.open();
  const isBlocked = await page.evaluate(`(() => {
    try { return localStorage === undefined; } catch { return true; }
  })()`);
  expect(isBlocked).toBe(true);
  await pages.world.api().publish({ headline: 'Live without site data' });
  await drive.untilHeadlines(['Live without site data']);
  await page.goto(`${pages.world.url()}/desk`);
  await page.getByLabel('API key').waitFor();
  expect(errors).toEqual([]);
});
