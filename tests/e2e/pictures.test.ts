import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'newswire-pictures-'));
const env = { NEWSWIRE_DATA_DIR: dataDir, NEWSWIRE_IMAGES_NETWORKS: '127.0.0.1/32' };
const pages = withPages({ env });
let site: FeedSite;
beforeAll(async () => {
  site = await openFeedSite();
});
afterAll(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const DRAWING = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">
  <rect width="1200" height="800" fill="#2f5d7c"/><rect y="520" width="1200" height="280" fill="#1d3a4d"/>
  <circle cx="820" cy="260" r="120" fill="#f2c14e"/><path d="M200 560h420l-70 110H270z" fill="#e4e0d4"/></svg>`);

/** Publishes stories with pictures on the publisher's host. */
async function publishPictures(count: number): Promise<string[]> {
  const bytes = await sharp(DRAWING).jpeg().toBuffer();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    site.on(`/${index}.jpg`, (_req, res) => void res.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes));
    const [first, second] = [
      ['Harbour', 'Mountain', 'Orchard'][index % 3],
      ['ferry', 'railway', 'festival'][index % 3],
    ];
    const { storyId } = await pages.api.publish({
      headline: `${first} number ${index} opens its ${second} after the winter`,
      summary: `What the ${second} of the ${first?.toLowerCase()} means for those who live beside it.`,
      body: `<p>Text of story ${index}.</p><img src="https://media.example/in-text.jpg" alt="Not there">`,
      bodyFormat: 'html',
      ...{ imageUrl: site.url(`/${index}.jpg`), imageAlt: 'A boat under the sun' },
    });
    ids.push(storyId);
  }
  return ids;
}

const LOADED = `[...document.querySelectorAll('.picture img')].filter((img) => img.naturalWidth > 0).map((img) => img.currentSrc)`;

test.each([
  [1_440, 900],
  [390, 844],
])('at a width of %i, pictures come from our own server, in a size that fits', async (width, height) => {
  await publishPictures(6);
  const { page, drive } = await pages.openReader({ viewport: { width, height } });
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await drive.open();
  const loaded = await waitFor('pictures are there', async () => {
    const sources = (await page.evaluate(LOADED)) as string[];
    return sources.length >= 3 && sources;
  });
  expect([...hosts]).toEqual([new URL(pages.world.url()).host]);
  for (const source of loaded) expect(source).toMatch(/\/images\/[\w-]{22}\/(160|320)\//);
});

test('a story shows its picture from our own server, and tells its size and colour once it is known', async () => {
  const [storyId] = await publishPictures(1);
  const { page } = await pages.openReader();
  await page.route('**/images/**', async (route) => {
    // The picture in the text is on a host that does not exist.
    if (Buffer.from(route.request().url().split('/').at(-1) ?? '', 'base64url').includes('in-text'))
      return route.abort();
    return route.continue();
  });
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await waitFor('the picture is there', async () => ((await page.evaluate(LOADED)) as string[]).length > 0);
  await page.reload();
  const image = page.locator('.lead img');
  await waitFor('the live page shows it', async () => (await image.getAttribute('style'))?.includes('background'));
  expect([await image.getAttribute('width'), await image.getAttribute('height')]).toEqual(['1200', '800']);
  expect(await page.getByTestId('story-body').locator('img').getAttribute('src')).toMatch(/^\/images\//);
});

test('a reader who saves data gets the smallest size', async () => {
  await publishPictures(2);
  const { page, drive } = await pages.openReader();
  await page.addInitScript(`Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`);
  // The served page knows nothing of it; its pictures are loaded with the live page.
  await drive.open('/?sort=top');
  const loaded = await waitFor('pictures are there', async () => {
    const sources = (await page.evaluate(LOADED)) as string[];
    return sources.length > 0 && sources;
  });
  for (const source of loaded) expect(source).toContain('/160/');
});
