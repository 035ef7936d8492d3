import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let story: string;
beforeAll(async () => {
  world = await openWorld({ servers: 2, env: { NEWSWIRE_EMBED_ORIGINS: '*' } });
  const { api } = await world.publisher('The Harbour Post');
  story = (await api.publish({ headline: 'The bridge is open', body: 'Its text.' })).storyId;
});
afterAll(() => world.close());

const SITE = {
  name: 'The <Brindle> Wire',
  description: 'News from the Brindle valley.',
  contact: 'news@brindle.example',
  accent: '#FFDD00',
  imprint: '# Who we are\n\n**Brindle** Ltd <script>alert(1)</script>',
  privacy: 'We keep [little](javascript:alert(1)).',
};
const ESCAPED = 'The &lt;Brindle&gt; Wire';

const put = (body: object) =>
  world.api().send('PUT', '/admin/site', JSON.stringify(body), { 'Content-Type': 'application/json' });
const putLogo = (body: Buffer, type = 'image/png') =>
  world.api().send('PUT', '/admin/site/logo', body, { 'Content-Type': type });
const fetchText = async (path: string, server = 0): Promise<string> =>
  (await fetch(world.url(server) + path, { headers: { Accept: 'text/html' }, redirect: 'follow' })).text();
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#0b5fa5' } });

test('SITE1 a site of which nothing was set is called Newswire and has no foot', async () => {
  expect((await world.api().get('/admin/site')).body).toEqual({
    ...{ name: null, description: null, contact: null, accent: null, imprint: null, privacy: null },
    ...{ shades: null, logo: null },
  });
  const page = await fetchText('/');
  expect(page).toContain('<title>Newswire</title>');
  expect(page).not.toContain('site-foot');
  expect(page).not.toContain('/site/');
  expect((await fetch(`${world.url()}/imprint`)).status).toBe(404);
});

test('SITE1 bad settings are refused with the field and the rule', async () => {
  const answers = [
    await put({ name: 'x'.repeat(61) }),
    await put({ accent: 'red' }),
    await put({ contact: 'nobody' }),
    await put({ imprint: 'x'.repeat(20_001) }),
    await put({ nme: 'x' }),
    await put({ privacy: '<div>'.repeat(3_000) }),
  ];
  expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.field])).toEqual([
    [422, 'name'],
    [422, 'accent'],
    [422, 'contact'],
    [422, 'imprint'],
    [422, 'nme'],
    [422, 'privacy'],
  ]);
  const { key } = await world.publisher('A stranger to administration');
  expect((await world.api(key).get('/admin/site')).status).toBe(403);
});

test('SITE1 SITE2 what is set shows on every page of every server within seconds, without a restart', async () => {
  const { status, body } = await put(SITE);
  expect([status, body.name, body.accent]).toEqual([200, SITE.name, '#ffdd00']);
  for (const server of [0, 1]) {
    await waitFor('the other server shows the name', async () => (await fetchText('/', server)).includes(ESCAPED));
  }
  const pages = ['/', `/story/${story}`, '/live', '/saved', '/desk', '/admin', '/ops', '/nothing/here', '/index.html'];
  for (const path of pages) {
    const page = await fetchText(path, 1);
    expect([path, page.includes(`<meta name="application-name" content="${ESCAPED}">`)]).toEqual([path, true]);
    expect([path, /<title>[^<]*The &lt;Brindle&gt; Wire[^<]*<\/title>/.test(page)]).toEqual([path, true]);
    expect([path, page.includes('href="/imprint"'), page.includes('mailto:news@brindle.example')]).toEqual([
      path,
      true,
      true,
    ]);
    expect([path, page.includes('/site/style-')]).toEqual([path, true]);
  }
  const board = await fetchText('/');
  expect(board).toContain(`og:site_name" content="${ESCAPED}"`);
  expect(board).toContain(SITE.description);
});

test('SITE2 feeds, sitemaps, oEmbed, the manifest and the embedded column tell the name', async () => {
  expect(await fetchText('/feed.rss')).toContain(`<![CDATA[${SITE.name}]]>`);
  expect(JSON.parse(await fetchText('/feed.json'))).toMatchObject({ title: SITE.name, description: SITE.description });
  const oEmbed = await fetch(`${world.url()}/oembed?url=${encodeURIComponent(`${world.url()}/story/${story}`)}`);
  expect(await oEmbed.json()).toMatchObject({ provider_name: SITE.name });
  const manifest = JSON.parse(await fetchText('/manifest.webmanifest'));
  expect(manifest).toMatchObject({ name: SITE.name, short_name: SITE.name, description: SITE.description });
  expect(await fetchText('/embed.js')).toContain('The \\u003cBrindle\\u003e Wire');
});

test('SITE3 the accent colour is served as a stylesheet that never changes, in shades that can be read', async () => {
  const { body } = await world.api().get('/admin/site');
  const path = /\/site\/style-[0-9a-f]{16}\.css/.exec(await fetchText('/'))?.[0] ?? '';
  const style = await fetch(world.url(1) + path);
  expect(style.headers.get('cache-control')).toContain('immutable');
  expect(await style.text()).toContain(`--accent: light-dark(${body.shades.light.accent}, ${body.shades.dark.accent})`);
  expect(body.shades.light.accent).not.toBe('#ffdd00');
  expect(body.shades.dark.accent).toBe('#ffdd00');
  expect((await fetch(`${world.url()}/site/style-0123456789abcdef.css`)).status).toBe(404);
  const { headers } = await fetch(`${world.url()}/saved`);
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
});

test('SITE4 legal texts are safe pages of their own', async () => {
  const imprint = await fetchText('/imprint');
  expect(imprint).toContain('<strong>Brindle</strong> Ltd');
  expect(imprint).not.toContain('alert(1)');
  expect(await fetchText('/privacy')).not.toContain('href="javascript:');
});

test('SITE5 a logo loses its metadata, and icons are made of it', async () => {
  const bytes = await picture(400, 300)
    .withExif({ IFD0: { Copyright: 'A secret place' } })
    .jpeg()
    .toBuffer();
  const { status, body } = await putLogo(bytes, 'image/jpeg');
  expect([status, body.logo]).toMatchObject([200, { width: 400, height: 300 }]);
  await waitFor('the other server has the logo', async () => (await fetchText('/', 1)).includes(body.logo.hash));
  const logo = await fetch(world.url(1) + body.logo.url);
  expect(logo.headers.get('cache-control')).toContain('immutable');
  const drawn = Buffer.from(await logo.arrayBuffer());
  expect((await sharp(drawn).metadata()).exif).toBeUndefined();
  expect(drawn.includes('A secret place')).toBe(false);
  for (const [file, width] of [
    ['icon-192.png', 192],
    ['icon-512.png', 512],
    ['icon-maskable-512.png', 512],
  ] as const) {
    const icon = await fetch(`${world.url()}/icons/${file}?v=${body.logo.hash}`);
    const metadata = await sharp(Buffer.from(await icon.arrayBuffer())).metadata();
    expect([file, icon.headers.get('content-type'), metadata.width, metadata.height]).toEqual([
      file,
      'image/png',
      width,
      width,
    ]);
  }
  expect(await fetchText('/icons/icon-dot.svg')).toContain('data:image/png;base64,');
  expect(await fetchText('/')).toContain(`/icons/icon.svg?v=${body.logo.hash}`);
  expect(JSON.parse(await fetchText('/manifest.webmanifest')).icons[0].src).toContain(body.logo.hash);
});

test('SITE5 what is no picture, too small or too large is refused; the logo stays', async () => {
  const { body: before } = await world.api().get('/admin/site');
  const answers = [
    await putLogo(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    await putLogo(await picture(16, 16).png().toBuffer()),
    await putLogo(await picture(3_000, 2_000).png().toBuffer()),
    await putLogo((await picture(64, 64).png().toBuffer()).subarray(0, 120)),
    await putLogo(Buffer.alloc(1_100_000)),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    ...Array.from({ length: 4 }, () => [422, 'validation_failed']),
    [413, 'too_large'],
  ]);
  expect(answers[0]?.body.errors[0]).toMatchObject({ field: 'logo', rule: 'type' });
  expect((await world.api().get('/admin/site')).body.logo).toEqual(before.logo);
});

test('SITE6 each change is in the audit log, without the words of legal texts', async () => {
  const { body } = await world.api().get('/admin/audit?action=site.changed');
  expect(body.entries.map(({ after }: { after: object }) => Object.keys(after).sort())).toEqual([
    ['logo'],
    ['accent', 'contact', 'description', 'imprint', 'name', 'privacy'],
  ]);
  expect(JSON.stringify(body.entries)).not.toContain('Who we are');
  expect(body.entries[1]).toMatchObject({ target: { type: 'site', name: SITE.name }, after: { imprint: 'set' } });
});

test('SITE1 without settings and logo, all is as before', async () => {
  expect((await world.api().delete('/admin/site/logo')).status).toBe(200);
  expect((await world.api().delete('/admin/site/logo')).status).toBe(404);
  await put({});
  const page = await fetchText('/');
  expect(page).toContain('<title>Newswire</title>');
  expect(page).not.toContain('/site/');
  expect((await fetch(`${world.url()}/icons/icon.svg`)).headers.get('content-type')).toContain('svg');
  expect(await fetchText('/icons/icon.svg')).toContain('#a3211c');
});
