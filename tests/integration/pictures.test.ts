import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PICTURES } from '../../shared/domain/demo-pictures.ts';
import { pictureInWidth } from '../../shared/domain/picture.ts';
import type { Api } from '../helpers/api.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { largePng } from '../helpers/large-png.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'newswire-pictures-'));
let world: World;
let site: FeedSite;
let api: Api;
beforeAll(async () => {
  site = await openFeedSite();
  world = await openWorld({
    env: { NEWSWIRE_DATA_DIR: dataDir, NEWSWIRE_IMAGES_NETWORKS: '127.0.0.1/32', NEWSWIRE_IMAGES_CACHE_MB: '1' },
  });
  api = (await world.publisher('The Picture Post')).api;
});
afterAll(async () => {
  await world.close();
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const PHOTO = { width: 1_200, height: 800, channels: 3, background: '#336699' } as const;
const photo = (): Promise<Buffer> => sharp({ create: PHOTO }).jpeg().toBuffer();

/** Serves `body` at `name` on the publisher's host. */
function serve(name: string, body: Buffer, type = 'image/jpeg'): string {
  site.on(name, (_req, res) => void res.writeHead(200, { 'content-type': type }).end(body));
  return site.url(name);
}

let published = 0;
async function imageOf(imageUrl: string, more: Record<string, unknown> = {}) {
  published += 1;
  const { storyId } = await api.publish({ headline: `Picture number ${published} of the day`, imageUrl, ...more });
  const { body: story } = await api.get(`/stories/${storyId}`);
  return { storyId, story, image: story.image as { url: string; width?: number; height?: number; color?: string } };
}

async function load(url: string, accept = 'image/webp,*/*') {
  const response = await fetch(world.url() + url, { headers: { accept } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const problem = response.headers.get('content-type')?.includes('problem') ? JSON.parse(bytes.toString()) : undefined;
  return { status: response.status, headers: response.headers, bytes, code: problem?.code as string | undefined };
}

test('IMG1 a card has our own address of its picture, the publisher’s stays beside it, and readers on the wire get it', async () => {
  const reader = await world.reader();
  const imageUrl = serve('/a.jpg', await photo());
  const { story, image, storyId } = await imageOf(imageUrl, {
    imageAlt: 'Boats',
    imageCaption: 'At sea',
    imageCredit: 'AL',
  });
  expect(story).toMatchObject({ imageUrl, imageAlt: 'Boats' });
  expect(image).toEqual({
    url: expect.stringMatching(/^\/images\/[\w-]{22}\/640\/[\w-]+$/),
    ...{ alt: 'Boats', caption: 'At sea', credit: 'AL' },
  });
  const { body } = await api.get('/stories');
  expect(body.stories[0].image).toEqual({ url: image.url, alt: 'Boats' });
  const event = await waitFor('the story is on the wire', () =>
    reader.events.find((each) => each.type === 'story.published' && each.story.id === storyId),
  );
  expect(event).toMatchObject({ story: { imageUrl, image: { url: image.url, alt: 'Boats' } } });
});

test('IMG2 a picture comes in the width asked for, as WebP or JPEG, and may be kept', async () => {
  const { image } = await imageOf(serve('/formats.jpg', await photo()));
  const webp = await load(pictureInWidth(image.url, 320));
  expect([webp.status, webp.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(await sharp(webp.bytes).metadata()).toMatchObject({ format: 'webp', width: 320, height: 213 });
  expect(webp.headers.get('cache-control')).toBe('public, max-age=2592000, immutable');
  expect(webp.headers.get('vary')).toContain('Accept');
  const etag = webp.headers.get('etag') ?? '';
  // Without this, `fetch` asks for an answer that no cache has.
  const headers = { accept: 'image/webp', 'if-none-match': etag, 'cache-control': 'max-age=0' };
  expect((await fetch(world.url() + pictureInWidth(image.url, 320), { headers })).status).toBe(304);
  const plain = await load(image.url, '*/*');
  expect(plain.headers.get('content-type')).toBe('image/jpeg');
  // The original is not enlarged.
  expect(await sharp((await load(pictureInWidth(image.url, 1_440))).bytes).metadata()).toMatchObject({ width: 1_200 });
  expect(site.requests('/formats.jpg')).toHaveLength(1);
});

test('IMG2 what is see-through stays so, and only the first frame of what moves is shown', async () => {
  const clear = await sharp({ create: { ...PHOTO, channels: 4, background: '#33669980' } })
    .png()
    .toBuffer();
  const { image } = await imageOf(serve('/clear.png', clear, 'image/png'));
  const plain = await load(image.url, 'image/png');
  expect(plain.headers.get('content-type')).toBe('image/png');
  expect((await sharp(plain.bytes).metadata()).hasAlpha).toBe(true);
  for (const format of ['gif', 'webp', 'avif'] as const) {
    const bytes = await sharp({ create: { ...PHOTO, width: 300 } })
      [format]()
      .toBuffer();
    const other = await imageOf(serve(`/other.${format}`, bytes, 'application/octet-stream'));
    expect((await load(other.image.url)).status).toBe(200);
  }
});

test('IMG3 an address that this server did not sign is unknown, and nothing is fetched', async () => {
  const { image } = await imageOf(serve('/signed.jpg', await photo()));
  const [, , signature = '', , encoded = ''] = image.url.split('/');
  const other = Buffer.from(site.url('/unsigned.jpg')).toString('base64url');
  const forged = [
    `/images/${signature}/640/${other}`,
    `/images/${'A'.repeat(22)}/640/${encoded}`,
    `/images/${signature}/641/${encoded}`,
    `/images/${signature}/99999/${encoded}`,
    `/images/${signature}/640/${encoded}A`,
  ];
  for (const address of forged) expect((await load(address)).status).toBe(404);
  expect([...site.requests('/unsigned.jpg'), ...site.requests('/signed.jpg')]).toEqual([]);
});

test('IMG4 a hostile or broken picture is refused with its reason, and not tried again at once', async () => {
  const bomb = largePng(30_000, 30_000);
  expect(bomb.length).toBeLessThan(2_000_000);
  const large = Buffer.concat([await photo(), Buffer.alloc(12 * 1_024 * 1_024)]);
  const cut = (await photo()).subarray(0, 700);
  const refused = {
    bomb: serve('/bomb.png', bomb, 'image/png'),
    large: serve('/large.jpg', large),
    cut: serve('/cut.jpg', cut),
    text: serve('/text.jpg', Buffer.from('This is no picture.')),
    svg: serve('/drawn.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
    inside: 'http://10.0.0.1/inside.jpg',
    metadata: 'http://169.254.169.254/latest/meta-data',
    port: 'http://192.0.2.1:22/a.jpg',
  };
  for (const [name, source] of Object.entries(refused)) {
    const { image } = await imageOf(source);
    for (let time = 0; time < 2; time += 1) {
      const { status, code } = await load(image.url);
      expect([name, status, code]).toEqual([name, 422, 'picture_unusable']);
    }
  }
  for (const name of ['/bomb.png', '/large.jpg', '/text.jpg']) expect(site.requests(name)).toHaveLength(1);
  const gone = await imageOf(site.url('/gone.jpg'));
  expect(await load(gone.image.url)).toMatchObject({ status: 410, code: 'picture_gone' });
  // The server is as well as before.
  const { image } = await imageOf(serve('/after.jpg', await photo()));
  expect((await load(image.url)).status).toBe(200);
});

test('IMG4 a redirect to another host of the network is not followed', async () => {
  site.on('/away.jpg', (_req, res) => void res.writeHead(302, { location: 'http://10.0.0.1/a.jpg' }).end());
  const { image } = await imageOf(site.url('/away.jpg'));
  expect(await load(image.url)).toMatchObject({ status: 422, code: 'picture_unusable' });
});

test('IMG4 a host that never answers costs ten seconds, once', async () => {
  site.on('/silent.jpg', () => undefined);
  const { image } = await imageOf(site.url('/silent.jpg'));
  const from = performance.now();
  const answers = await Promise.all([load(image.url), load(pictureInWidth(image.url, 160))]);
  expect(performance.now() - from).toBeLessThan(20_000);
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  expect(answers[0]?.headers.get('retry-after')).toBe('60');
  expect(site.requests('/silent.jpg')).toHaveLength(1);
});

test('IMG5 a picture is upright and tells nothing about its camera; its size and colour come with later cards', async () => {
  const turned = await sharp({ create: PHOTO })
    .withExif({ IFD0: { Make: 'Secret camera' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { image, storyId } = await imageOf(serve('/turned.jpg', turned));
  const { bytes } = await load(image.url);
  const metadata = await sharp(bytes).metadata();
  expect(metadata).toMatchObject({ width: 640, height: 960 });
  expect(metadata.exif).toBeUndefined();
  const { body } = await api.get(`/stories/${storyId}`);
  expect(body.image).toMatchObject({ width: 800, height: 1_200, color: expect.stringMatching(/^#[0-9a-f]{6}$/) });
});

test('IMG6 a crowd that wants one picture has it fetched once', async () => {
  const waiting: ServerResponse[] = [];
  site.on('/crowd.jpg', (_req, res) => void waiting.push(res));
  const { image } = await imageOf(site.url('/crowd.jpg'));
  const crowd = Promise.all(
    Array.from({ length: 60 }, (_, index) => load(pictureInWidth(image.url, index % 2 ? 320 : 640))),
  );
  await waitFor('the host is asked', () => waiting.length > 0);
  const bytes = await photo();
  for (const res of waiting) res.end(bytes);
  expect(new Set((await crowd).map(({ status }) => status))).toEqual(new Set([200]));
  expect(site.requests('/crowd.jpg')).toHaveLength(1);
});

test('IMG6 the cache stays below its bound, and serves after a restart what it keeps', async () => {
  const noisy = (index: number): Promise<Buffer> =>
    sharp({ create: { ...PHOTO, noise: { type: 'gaussian', mean: 100 + index, sigma: 30 } } })
      .jpeg()
      .toBuffer();
  let url = '';
  for (let index = 0; index < 8; index += 1) {
    ({ url } = (await imageOf(serve(`/noisy-${index}.jpg`, await noisy(index)))).image);
    expect((await load(url)).status).toBe(200);
  }
  const dir = path.join(dataDir, 'images');
  const bytes = readdirSync(dir).reduce((sum, name) => sum + statSync(path.join(dir, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(1_024 * 1_024);
  await world.addServer();
  const response = await fetch(world.url(1) + url, { headers: { accept: 'image/webp' } });
  expect(response.status).toBe(200);
  const { body } = await world.api(undefined, 1).get('/stories?limit=1');
  expect(body.stories[0].image).toMatchObject({ width: 1_200, height: 800 });
  expect(site.requests('/noisy-7.jpg')).toHaveLength(1);
});

test('IMG7 pictures in a text and in previews of links come from this server, and the policy allows no other', async () => {
  const { storyId, story } = await imageOf('https://media.example/lead.jpg', {
    body: '<p>Text</p><img src="https://media.example/a.jpg?b=1&amp;c=2" alt="A">',
    bodyFormat: 'html',
  });
  const source = /<img[^>]*src="\/images\/[\w-]{22}\/960\/([\w-]+)"/.exec(story.pageHtml)?.[1] ?? '';
  expect(Buffer.from(source, 'base64url').toString()).toBe('https://media.example/a.jpg?b=1&c=2');
  const page = await fetch(`${world.url()}/story/${storyId}`);
  expect(page.headers.get('content-security-policy')).toMatch(/img-src 'self'(;|$)/);
  const feed = await (await fetch(`${world.url()}/feed.json`)).text();
  expect(feed).toContain('https://media.example/lead.jpg');
  expect(feed).not.toContain('/images/');
});

test('IMG9 the demo’s pictures come from the program folder, and from nowhere else', async () => {
  const { image } = await imageOf(`${DEMO_PICTURES}night-train.webp`);
  const { status, bytes } = await load(image.url);
  expect([status, (await sharp(bytes).metadata()).width]).toEqual([200, 640]);
  for (const name of [
    'no-such.webp',
    '../../package.json',
    '..%2f..%2fpackage.json',
    'night-train.webp/../../../package.json',
    '',
  ]) {
    const { image: other } = await imageOf(`${DEMO_PICTURES}${name}`);
    expect([name, (await load(other.url)).code]).toEqual([name, 'picture_gone']);
  }
});
