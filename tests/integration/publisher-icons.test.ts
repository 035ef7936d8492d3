import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { largePng } from '../helpers/large-png.ts';
import { openSilentHosts, type SilentHosts } from '../helpers/silent-hosts.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const LONG_MS = 90_000;

let world: World;
let site: FeedSite;
let silent: SilentHosts;
/** A host on another address of this machine, which no policy allows. */
let inside: Server;
let insideRequests = 0;
const ids = new Map<string, string>();

interface IconRow {
  hash: string | null;
  problem: string | null;
  failures: number;
  next_check_at: Date;
}

beforeAll(async () => {
  site = await openFeedSite();
  silent = await openSilentHosts(1);
  inside = createServer((_req, res) => {
    insideRequests += 1;
    void square(64).then((png) => res.writeHead(200, { 'content-type': 'image/png' }).end(png));
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.2', resolve));
  world = await openWorld({ env: { NEWSWIRE_IMAGES_NETWORKS: '127.0.0.1/32' } });
  await serveSites();
}, LONG_MS);
afterAll(async () => {
  await world.close();
  await Promise.all([site.close(), silent.close()]);
  inside.close();
});

const square = (side: number, background = '#cc2200'): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 4, background } })
    .png()
    .toBuffer();

function serve(path: string, body: Buffer | string, type = 'image/png'): void {
  site.on(path, (_req, res) => void res.writeHead(200, { 'content-type': type }).end(body));
}

/** A publisher whose site has this head. */
async function publisherWith(name: string, head: string): Promise<void> {
  serve(
    `/${name}/`,
    `<!doctype html><html><head><title>${name}</title>${head}</head><body></body></html>`,
    'text/html',
  );
  await add(name, site.url(`/${name}/`));
}

async function add(name: string, url: string): Promise<void> {
  const { body } = await world.api().post('/publishers', { name: `The ${name}`, url });
  ids.set(name, body.id);
}

async function serveSites(): Promise<void> {
  const { port } = inside.address() as AddressInfo;
  const insideUrl = `http://127.0.0.2:${port}/icon.png`;
  serve('/good.png', await square(180));
  serve('/broken.png', 'no picture at all');
  serve('/page.png', '<html>not found, but politely</html>', 'text/html');
  serve('/huge.png', Buffer.concat([await square(64), Buffer.alloc(10 * 1_024 * 1_024)]));
  serve('/bomb.png', largePng(30_000, 30_000));
  serve('/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml');
  serve('/icons.ico', iconFile(await square(48, '#1144aa')), 'image/x-icon');
  site.on('/sideways.png', (_req, res) => void res.writeHead(302, { location: insideUrl }).end());
  await publisherWith('good', '<link rel="apple-touch-icon" sizes="180x180" href="/good.png">');
  await publisherWith(
    'second',
    '<link rel="icon" href="/broken.png"><link rel="icon" sizes="180x180" href="/good.png">',
  );
  await publisherWith('ico', '<link rel="shortcut icon" href="/icons.ico">');
  await publisherWith('page', '<link rel="icon" href="/page.png">');
  await publisherWith('huge', '<link rel="icon" href="/huge.png">');
  await publisherWith('bomb', '<link rel="icon" href="/bomb.png">');
  await publisherWith('svg', '<link rel="icon" href="/drawing.svg">');
  await publisherWith('inside', `<link rel="icon" href="${insideUrl}">`);
  await publisherWith('sideways', '<link rel="icon" href="/sideways.png">');
  await add('silent', silent.origins[0] ?? '');
  await add('closed', 'http://127.0.0.2:1/');
}

/** An icon file with one PNG. */
function iconFile(png: Buffer): Buffer {
  const head = Buffer.alloc(22);
  head.set([0, 0, 1, 0, 1, 0, 48, 48]);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, png]);
}

/** What is known of a publisher's icon once a worker has looked for it. */
async function settled(name: string): Promise<IconRow> {
  return waitFor(
    `the icon of ${name} was looked for`,
    async () => {
      const { rows } = await world.db.query<IconRow>(
        'SELECT hash, problem, failures, next_check_at FROM publisher_icons WHERE publisher_id = $1 AND (hash IS NOT NULL OR problem IS NOT NULL)',
        [ids.get(name)],
      );
      return rows[0];
    },
    LONG_MS,
  );
}

async function pixel(url: string): Promise<number[]> {
  const response = await fetch(world.url() + url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(response.headers.get('cache-control')).toContain('immutable');
  const { data } = await sharp(Buffer.from(await response.arrayBuffer()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 3)];
}

test(
  'ICON1 the icon that a site names is served in three sizes under an address of its own, from this server',
  async () => {
    const { hash, next_check_at } = await settled('good');
    const id = ids.get('good');
    for (const size of [32, 64, 96]) {
      expect(await pixel(`/publishers/${id}/icon/${hash}-${size}.png`)).toEqual([0xcc, 0x22, 0]);
    }
    const days = (next_check_at.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    const profile = await waitFor('the server knows the icon', async () => {
      const { body } = await world.api().get(`/publishers/${id}`);
      return body.icon === hash ? body : undefined;
    });
    expect(profile).toMatchObject({ id, icon: hash });
  },
  LONG_MS,
);

test('ICON1 another version, size, publisher or a path is not found', async () => {
  const { hash } = await settled('good');
  const id = ids.get('good');
  for (const path of [
    `${id}/icon/${hash}-48.png`,
    `${id}/icon/0000000000000000-32.png`,
    `${ids.get('page')}/icon/${hash}-32.png`,
    `${id}/icon/..%2f..%2fpackage.json`,
    `nobody/icon/${hash}-32.png`,
  ]) {
    expect((await fetch(`${world.url()}/publishers/${path}`)).status).toBe(404);
  }
});

test(
  'ICON2 an icon that cannot be used gives way to the next one, and a PNG in an icon file is taken',
  async () => {
    expect((await settled('second')).hash).toBe((await settled('good')).hash);
    const { hash } = await settled('ico');
    expect(await pixel(`/publishers/${ids.get('ico')}/icon/${hash}-32.png`)).toEqual([0x11, 0x44, 0xaa]);
  },
  LONG_MS,
);

test(
  'ICON3 a page, 10 MB, a bomb, a drawing and a silent host give no icon, only a reason and a later attempt',
  async () => {
    for (const name of ['page', 'huge', 'bomb', 'svg', 'silent', 'closed']) {
      const { hash, problem, failures, next_check_at } = await settled(name);
      expect([name, hash, failures]).toEqual([name, null, 1]);
      expect(problem).not.toBe('');
      expect(next_check_at.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000);
      const { body } = await world.api().get(`/publishers/${ids.get(name)}`);
      expect(body).not.toHaveProperty('icon');
    }
  },
  LONG_MS,
);

test(
  'ICON4 a page cannot lead a worker into a network that is not public, by a link or a redirect',
  async () => {
    expect((await settled('inside')).hash).toBeNull();
    expect((await settled('sideways')).hash).toBeNull();
    expect(insideRequests).toBe(0);
  },
  LONG_MS,
);

test(
  'ICON5 cards carry the version of the icon, in lists and on the wire',
  async () => {
    const { hash } = await settled('good');
    const { body: made } = await world.api().post(`/publishers/${ids.get('good')}/keys`, {});
    const reader = await world.reader();
    const { storyId } = await world.api(made.key).publish({ headline: 'A story with a mark' });
    const { body } = await world.api().get('/stories');
    expect(body.stories[0].publisher).toEqual({ id: ids.get('good'), name: 'The good', icon: hash });
    const event = await waitFor('the story is on the wire', () =>
      reader.events.find((each) => each.type === 'story.published' && each.story.id === storyId),
    );
    expect(event).toMatchObject({ story: { publisher: { icon: hash } } });
  },
  LONG_MS,
);
