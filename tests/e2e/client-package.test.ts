import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type InstalledClient, installClient } from '../helpers/client-package.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let installed: InstalledClient;
let browser: Browser;
beforeAll(async () => {
  [installed, world, browser] = await Promise.all([installClient(), openWorld(), openBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
  installed?.remove();
});

/** Builds the example page with the installed package, and serves it from an origin of its own. */
async function serveExample() {
  const built = await build({
    ...{ configFile: false, root: path.join(installed.folder, 'examples/page'), logLevel: 'error' },
    build: { write: false, target: 'es2022' },
  });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const server = createServer((req, res) => {
    const name = new URL(req.url ?? '/', 'http://x').pathname.slice(1) || 'index.html';
    const file = files.find(({ fileName }) => fileName === name);
    res.writeHead(file ? 200 : 404, { 'content-type': name.endsWith('.js') ? 'text/javascript' : 'text/html' });
    res.end(file?.type === 'chunk' ? file.code : file?.source);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test('CLIENT4 the example page, on another site, shows headlines as they come', async () => {
  const site = await serveExample();
  try {
    await browser.page.goto(`${site.url}/?server=${encodeURIComponent(world.url())}`);
    await waitFor('it is live', async () => (await browser.page.locator('#state').innerText()) === 'Live');
    const { api } = await world.publisher('The Page');
    for (const headline of ['First', 'Second']) await api.publish({ headline });
    await waitFor('both are shown', async () => (await browser.page.locator('li').count()) === 2);
    expect(await browser.page.locator('li').allInnerTexts()).toEqual(['Second', 'First']);
    expect(browser.complaints).toEqual([]);
  } finally {
    site.close();
  }
});
