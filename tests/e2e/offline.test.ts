import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from '../helpers/api.ts';
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
  api = (await world.publisher('The Offline')).api;
  browser = await openBrowser();
});
afterEach(async () => {
  await browser.close();
  await world.close();
});

async function openControlled(path = '/', base = world.url()): Promise<void> {
  await browser.page.goto(`${base}${path}`);
  await waitFor('the service worker controls the page', () =>
    browser.page.evaluate<boolean>('navigator.serviceWorker.controller?.state === "activated"'),
  );
}

async function shows(text: string): Promise<void> {
  await browser.page.getByText(text).filter({ visible: true }).first().waitFor();
}

async function stopServer(): Promise<void> {
  await world.servers.pop()?.close();
}

test('OFF1 the page can be installed', async () => {
  await openControlled();
  const devtools = await browser.context.newCDPSession(browser.page);
  const manifest = await devtools.send('Page.getAppManifest');
  expect(manifest.errors).toEqual([]);
  expect(JSON.parse(manifest.data ?? '')).toMatchObject({ name: 'Newswire', display: 'standalone' });
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A test's profile may not install anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('OFF2 the last list and the stories that were opened can be read without the server', async () => {
  const { storyId } = await api.publish({ headline: 'Opened', body: 'Kept for later.', topics: ['Keep'] });
  const other = await api.publish({ headline: 'Never opened', body: 'Not kept.', topics: ['Keep'] });
  const url = world.url();
  await openControlled();
  await browser.page.goto(`${url}/story/${storyId}`);
  await shows('Kept for later.');
  await browser.page.goto(`${url}/`);
  await shows('Never opened');
  await stopServer();
  await browser.page.reload();
  await shows('Never opened');
  await browser.page.goto(`${url}/story/${storyId}/opened`);
  await shows('Kept for later.');
  await browser.page.goto(`${url}/story/${other.storyId}`);
  await waitFor('what was not kept is not invented', async () => {
    const text = await browser.page.locator('main').innerText();
    return !text.includes('Not kept.') && text.length > 0;
  });
});

test('OFF2 a script that the page has loaded is not downloaded again for offline use', async () => {
  const asked: string[] = [];
  const front = createServer((req, res) => {
    asked.push(req.url ?? '');
    get(`${world.url()}${req.url}`, { headers: req.headers }, (answer) => {
      answer.pipe(res.writeHead(answer.statusCode ?? 500, answer.headers));
    });
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  await openControlled('/', `http://127.0.0.1:${(front.address() as AddressInfo).port}`);
  front.close().closeAllConnections();
  const scripts = asked.filter((path) => /^\/assets\/.*\.js$/.test(path));
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.length).toBe(new Set(scripts).size);
});

test('OFF3 only lists and stories are remembered, and no more than so many', async () => {
  await api.publish({ headline: 'One', topics: ['Many'] });
  await openControlled();
  await browser.page.evaluate(`(async () => {
    for (let index = 0; index < 30; index += 1) await (await fetch('/api/v1/stories?limit=' + (index + 1))).json();
    await (await fetch('/api/v1/stories?before=5')).json();
    await (await fetch('/api/v1/stories?limit=77', { headers: { authorization: 'Bearer nobody' } })).text();
    await (await fetch('/api/v1/topics')).json();
    await (await fetch('/api/v1/trending')).json();
  })()`);
  const kept = await browser.page.evaluate<string[]>(`(async () => {
    const names = (await caches.keys()).filter((name) => !name.startsWith('shell-'));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname + new URL(url).search);
  })()`);
  expect(kept).toHaveLength(20);
  expect(kept).toContain('/api/v1/stories?limit=30');
  expect(kept.filter((path) => !path.startsWith('/api/v1/stories?limit=') || path.endsWith('=77'))).toEqual([]);
});

test('OFF4 what earlier versions kept is deleted, and nothing else', async () => {
  await browser.page.goto(`${world.url()}/robots.txt`);
  await browser.page.evaluate(
    `Promise.all(['shell-old', 'lists-0', 'stories-0', 'of-another'].map((name) => caches.open(name)))`,
  );
  await openControlled();
  const names = await browser.page.evaluate<string[]>('caches.keys()');
  expect(names.filter((name) => /^shell-/.test(name))).toHaveLength(1);
  expect(names).not.toContain('lists-0');
  expect(names).not.toContain('stories-0');
  expect(names).toContain('of-another');
});

test('OFF5 other pages are left to the server', async () => {
  await openControlled();
  const url = world.url();
  await stopServer();
  await browser.page.goto(`${url}/topic/anything`);
  await waitFor('the page is there', () => browser.page.evaluate<boolean>('document.title.includes("Newswire")'));
  await expect(browser.page.goto(`${url}/feed.rss`)).rejects.toThrow();
});
