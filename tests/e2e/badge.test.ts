import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { bundlePageModule } from '../helpers/page-module.ts';

let site: FeedSite;
let browser: Browser;
beforeAll(async () => {
  site = await openFeedSite();
  const head = '<!doctype html><title>Badge</title><link rel="icon" href="/icons/icon.svg">';
  site.on('/', (_req, res) => res.setHeader('content-type', 'text/html').end(head));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test('the icon has a dot while stories wait', async () => {
  const code = await bundlePageModule('client/actions/badge.ts', 'badge');
  await browser.page.goto(site.url('/'));
  await browser.page.evaluate(`${code}; globalThis.badge = badge`);
  const iconWith = async (count: number): Promise<string> => {
    await browser.page.evaluate(`badge.setUnreadBadge(${count})`);
    return browser.page.evaluate<string>('document.querySelector("link[rel=icon]").getAttribute("href")');
  };
  expect(await iconWith(3)).toBe('/icons/icon-dot.svg');
  expect(await iconWith(0)).toBe('/icons/icon.svg');
  expect(browser.complaints).toEqual([]);
});
