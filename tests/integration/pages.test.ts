import { createHash } from 'node:crypto';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld({
    env: { NEWSWIRE_IMAGES: 'direct', NEWSWIRE_SECURITY_CONTACT: 'mailto:security@example.org' },
  });
  api = (await world.publisher('The Pages')).api;
});
afterAll(() => world.close());

interface Page {
  status: number;
  headers: Headers;
  html: string;
  /** The content of the meta element with this name or property. */
  meta(name: string): string | undefined;
  canonical: string | undefined;
}

async function page(path: string): Promise<Page> {
  const response = await fetch(`${world.url()}${path}`, { redirect: 'manual', headers: { accept: 'text/html' } });
  const html = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    html,
    meta: (name) => new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1],
    canonical: /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1],
  };
}

test('PAGE1 a story is served readable, with what others show of a link to it', async () => {
  const { storyId } = await api.publish({
    headline: 'Three boats & "a crew" reach Sète',
    summary: 'They came home at dawn.',
    body: '<p>The whole text.</p><script>alert(1)</script>',
    bodyFormat: 'html',
    topics: ['Sea rescue'],
    section: 'world',
    language: 'fr',
    byline: 'A. Reporter',
    url: 'https://example.org/boats',
    imageUrl: 'https://example.org/boats.jpg',
  });
  const found = await page(`/story/${storyId}`);
  expect(found.status).toBe(200);
  expect(found.html).toContain('<title>Three boats &amp; &quot;a crew&quot; reach Sète – Newswire</title>');
  expect(found.meta('description')).toBe('They came home at dawn.');
  expect(found.meta('og:type')).toBe('article');
  expect(found.meta('og:title')).toBe('Three boats &amp; &quot;a crew&quot; reach Sète');
  expect(found.meta('og:image')).toBe('https://example.org/boats.jpg');
  expect(found.meta('twitter:card')).toBe('summary_large_image');
  expect(found.canonical).toBe(`${world.url()}/story/${storyId}/three-boats-a-crew-reach-sete`);
  for (const text of [
    '<p>The whole text.</p>',
    'lang="fr"',
    'href="/topic/sea-rescue"',
    'https://example.org/boats"',
  ]) {
    expect(found.html).toContain(text);
  }
  expect(found.html).not.toContain('alert(1)');
  const jsonLd = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(found.html)?.[1] ?? '');
  expect(jsonLd).toMatchObject({
    '@type': 'NewsArticle',
    headline: 'Three boats & "a crew" reach Sète',
    inLanguage: 'fr',
    author: { name: 'A. Reporter' },
    url: found.canonical,
  });
  expect(found.headers.get('content-security-policy')).not.toContain('unsafe');
});

test('PAGE1 a picture has its texts, and sound and video have players that load nothing by themselves', async () => {
  const { storyId } = await api.publish({
    headline: 'The boats are heard',
    body: 'A hull.',
    imageUrl: 'http://example.org/boats.jpg',
    imageAlt: 'Boats "at sea"',
    imageCaption: 'Boats & crew',
    imageCredit: 'Ann Lind',
    media: [
      { url: 'https://example.org/a.mp3', kind: 'audio', durationSeconds: 720, bytes: 8_400_000, title: 'Episode 12' },
      { url: 'http://example.org/b.mp4', kind: 'video' },
    ],
  });
  const found = await page(`/story/${storyId}`);
  for (const part of [
    '<img src="https://example.org/boats.jpg" alt="Boats &quot;at sea&quot;"',
    'Boats &amp; crew',
    'Picture: Ann Lind',
    '<audio controls preload="none" src="https://example.org/a.mp3" aria-label="Episode 12"></audio>',
    '12 min · 8.4 MB',
    '<a href="http://example.org/b.mp4" rel="noopener noreferrer nofollow">',
  ]) {
    expect(found.html).toContain(part);
  }
  expect(found.html).not.toContain('<video');
  expect(found.headers.get('content-security-policy')).toContain('media-src https:');
  const jsonLd = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(found.html)?.[1] ?? '');
  expect(jsonLd).toMatchObject({
    image: [{ '@type': 'ImageObject', caption: 'Boats & crew', creditText: 'Ann Lind' }],
    audio: [
      { '@type': 'AudioObject', name: 'Episode 12', contentUrl: 'https://example.org/a.mp3', duration: 'PT720S' },
    ],
    video: [{ '@type': 'VideoObject', name: 'The boats are heard' }],
  });
});

test('PAGE1 hostile headlines cannot leave their place', async () => {
  const headline = `</title></script><script>alert('x')</script> $& $1`;
  const { storyId } = await api.publish({ headline, summary: '"><img src=x onerror=alert(1)>', topics: ['Hostile'] });
  const { html } = await page(`/story/${storyId}`);
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('<img src=x');
  expect(html).toContain('$&amp; $1');
});

test('PAGE2 a wrong slug leads to the right one, and what is not there is not found', async () => {
  const { storyId } = await api.publish({ headline: 'A slug of its own', topics: ['Slugs'] });
  const wrong = await page(`/story/${storyId}/something-else`);
  expect([wrong.status, wrong.headers.get('location')]).toEqual([301, `/story/${storyId}/a-slug-of-its-own`]);
  expect((await page(`/story/${storyId}/a-slug-of-its-own`)).status).toBe(200);
  for (const path of [
    '/story/01a20ac4-4460-74ba-8102-f0781fb15ef2',
    '/story/nonsense',
    '/topic/nobody-wrote',
    '/nowhere',
  ]) {
    const missing = await page(path);
    expect([path, missing.status, missing.meta('robots')]).toEqual([path, 404, 'noindex']);
  }
  const topic = await page('/topic/SLUGS');
  expect([topic.status, topic.headers.get('location')]).toEqual([301, '/topic/slugs']);
});

test('PAGE3 a retracted story says so and is forgotten by search engines', async () => {
  const { storyId } = await api.publish({ headline: 'It never happened', topics: ['Errors'] });
  expect((await page('/sitemap-news.xml')).html).toContain(storyId);
  const { body } = await api.delete(`/stories/${storyId}`, { reason: 'The source was <wrong>' });
  await api.finished(body.id);
  const found = await page(`/story/${storyId}`);
  expect(found.status).toBe(200);
  expect(found.html).toContain('The source was &lt;wrong&gt;');
  expect(found.meta('robots')).toBe('noindex');
  expect(found.html).not.toContain('ld+json');
  expect((await page('/sitemap-news.xml')).html).not.toContain(storyId);
});

test('PAGE4 the front page and topic pages list the newest stories and page back to the oldest', async () => {
  const stories = Array.from({ length: 35 }, (_, index) => ({ headline: `Tide ${index}`, topics: ['Tides'] }));
  const { body } = await api.post('/stories', stories);
  for (const { id } of body.submissions) await api.finished(id);
  const links = (html: string): number => html.match(/<h2 class="headline"/g)?.length ?? 0;
  const first = await page('/topic/tides');
  expect(links(first.html)).toBe(30);
  expect(first.canonical).toBe(`${world.url()}/topic/tides`);
  expect(first.html).toContain('<title>Tides – Newswire</title>');
  expect(first.html).toContain(`href="${world.url()}/feed.rss?any=tides"`);
  const older = /rel="next" href="([^"]*)"/.exec(first.html)?.[1] ?? '';
  expect(older).toMatch(/^\/topic\/tides\?before=\d+$/);
  const second = await page(older);
  expect(links(second.html)).toBe(5);
  expect(second.html).not.toContain('rel="next"');
  expect(links((await page('/?any=tides&columns=unknown&limit=bad')).html)).toBe(30);
  expect((await page('/')).canonical).toBe(`${world.url()}/`);
});

test('PAGE5 an unchanged page is not sent again', async () => {
  await api.publish({ headline: 'Unchanged', topics: ['Still'] });
  const url = `${world.url()}/topic/still`;
  const first = await request(url);
  await first.body.dump();
  const headers = { 'if-none-match': String(first.headers.etag) };
  expect((await request(url, { headers })).statusCode).toBe(304);
  await api.publish({ headline: 'Changed', topics: ['Still'] });
  expect((await request(url, { headers })).statusCode).toBe(200);
});

test('PAGE6 robots and sitemaps lead to stories and topics', async () => {
  const { storyId } = await api.publish({ headline: 'Fresh & on the map', topics: ['Maps'], language: 'en-GB' });
  await api.publish({ headline: 'Old on the map', topics: ['Maps'], publishedAt: '2020-01-01T00:00:00Z' });
  expect((await page('/robots.txt')).html).toContain(`Sitemap: ${world.url()}/sitemap.xml`);
  expect((await page('/sitemap.xml')).html).toContain(`<loc>${world.url()}/sitemap-news.xml</loc>`);
  const news = (await page('/sitemap-news.xml')).html;
  expect(news).toContain(`<loc>${world.url()}/story/${storyId}/fresh-on-the-map</loc>`);
  expect(news).toContain('<news:title>Fresh &amp; on the map</news:title>');
  expect(news).toContain('<news:language>en</news:language>');
  expect(news).toContain('<news:name>The Pages</news:name>');
  expect(news).not.toContain('Old on the map');
  expect((await page('/sitemap-topics.xml')).html).toContain(`<loc>${world.url()}/topic/maps</loc>`);
});

test('PAGE12 /.well-known/security.txt has the contact, and a date by which it is to be read again', async () => {
  const lines = (await page('/.well-known/security.txt')).html.split('\n');
  expect(lines).toContain('Contact: mailto:security@example.org');
  expect(lines).toContain(`Canonical: ${world.url()}/.well-known/security.txt`);
  const expires = Date.parse(lines.find((line) => line.startsWith('Expires: '))?.slice('Expires: '.length) ?? '');
  expect(expires - Date.now()).toBeGreaterThan(30 * 24 * 3_600_000);
  expect(expires - Date.now()).toBeLessThan(365 * 24 * 3_600_000);
});

test('PAGE7 a page carries what the live page asks for first, and a policy for no more than what stands in it', async () => {
  const { storyId } = await api.publish({
    headline: 'Carried </script> along',
    body: 'The body.',
    topics: ['Carried'],
  });
  const answers = async (path: string) => {
    const { html, headers } = await page(path);
    const policy = headers.get('content-security-policy') ?? '';
    for (const [name, directive] of [
      ['script', 'script-src'],
      ['style', 'style-src'],
    ]) {
      const inline = [...html.matchAll(new RegExp(`<${name}(?: id="early")?>(.*?)</${name}>`, 'gs'))].map(
        ([, text]) =>
          `'sha256-${createHash('sha256')
            .update(text ?? '')
            .digest('base64')}'`,
      );
      expect(inline.length).toBeGreaterThan(0);
      expect(policy).toContain([directive, "'self'", ...inline].join(' '));
    }
    expect(headers.get('cache-control')).toBe('no-cache');
    return JSON.parse(/<script type="application\/json" id="first-answers">(.*?)<\/script>/.exec(html)?.[1] ?? '{}');
  };
  const direct = async (path: string) => (await fetch(`${world.url()}${path}`)).json();
  const front = await answers('/');
  for (const path of ['/api/v1/stories?limit=30', '/api/v1/trending']) expect(front[path]).toEqual(await direct(path));
  const topic = '/api/v1/stories?any=carried&limit=30';
  expect((await answers('/topic/carried'))[topic]).toEqual(await direct(topic));
  const story = `/api/v1/stories/${storyId}`;
  expect((await answers(`/story/${storyId}`))[story]).toEqual(await direct(story));
});
