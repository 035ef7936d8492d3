import { parseFeed } from 'feedsmith';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseFeed as readAsFollower } from '../../worker/feeds/parse/parse-feed.ts';
import type { Api } from '../helpers/api.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const PUBLIC_URL = 'https://newswire.example';
const FORMATS = ['rss', 'atom', 'json'] as const;

let world: World;
let site: FeedSite;
let api: Api;
beforeAll(async () => {
  site = await openFeedSite();
  site.on('/hub', (_req, res) => res.writeHead(204).end());
  const env = {
    NEWSWIRE_ALLOW_NETWORKS: '127.0.0.0/8',
    NEWSWIRE_PUBLIC_URL: PUBLIC_URL,
    NEWSWIRE_WEBSUB_HUB: site.url('/hub'),
  };
  world = await openWorld({ env });
  api = (await world.publisher('The Feeds')).api;
});
afterAll(async () => {
  await world.close();
  await site.close();
});

async function get(path: string, headers: Record<string, string> = {}) {
  const { statusCode: status, headers: answered, body } = await request(`${world.url()}${path}`, { headers });
  return { status, headers: answered, text: await body.text() };
}

async function read(path: string) {
  const { text, headers } = await get(path);
  const contentType = String(headers['content-type']);
  return readAsFollower(Buffer.from(text), { address: `${PUBLIC_URL}${path}`, contentType });
}

test('OUT1 each format is valid to others and to our own reader, with the whole text', async () => {
  const { storyId } = await api.publish({
    headline: 'Fish & "chips" ]]> dear',
    summary: 'Prices rise > 5 %',
    body: '<p>The <em>whole</em> text ]]&gt;.</p>',
    bodyFormat: 'html',
    byline: 'A. Reporter',
    topics: ['Food', 'Prices'],
    language: 'en',
    imageUrl: 'https://example.org/fish.jpg',
    publishedAt: '2026-11-01T10:00:00Z',
  });
  const { headline, summary } = (await api.get(`/stories/${storyId}`)).body;
  for (const format of FORMATS) {
    const path = `/feed.${format}?any=food`;
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(parseFeed(answer.text).format).toBe(format);
    const feed = await read(path);
    expect(feed).toMatchObject({
      format,
      title: 'Newswire: food',
      self: `${PUBLIC_URL}${path}`,
      hubs: [site.url('/hub')],
    });
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      externalId: `urn:uuid:${storyId}`,
      url: `${PUBLIC_URL}/story/${storyId}/fish-chips-dear`,
      headline,
      summary,
      byline: 'A. Reporter',
      topics: ['Food', 'Prices'],
      language: 'en',
      imageUrl: 'https://example.org/fish.jpg',
      publishedAt: '2026-11-01T10:00:00.000Z',
    });
    expect(feed.items[0]?.body).toContain('<em>whole</em>');
  }
});

test('OUT1 sound, video and the texts of a picture go out in each format', async () => {
  await api.publish({
    headline: 'Foghorns',
    topics: ['Foghorns'],
    imageUrl: 'https://example.org/fog.jpg',
    imageAlt: 'Fog',
    imageCaption: 'Fog on Monday',
    imageCredit: 'Ann Lind',
    media: [
      { url: 'https://example.org/horn.mp3', kind: 'audio', bytes: 1_234, durationSeconds: 61, title: 'The horn' },
      { url: 'https://example.org/horn', kind: 'video', type: 'video/webm' },
    ],
  });
  const { text: rss } = await get('/feed.rss?any=foghorns');
  expect(rss.match(/<enclosure [^>]*>/g)).toEqual([
    '<enclosure url="https://example.org/horn.mp3" length="1234" type="audio/mpeg"/>',
  ]);
  expect(rss).toContain('url="https://example.org/horn" ');
  const { text: atom } = await get('/feed.atom?any=foghorns');
  expect(atom.match(/rel="enclosure"/g)).toHaveLength(2);
  for (const text of [rss, atom])
    for (const said of ['Fog on Monday', 'Ann Lind', 'The horn']) expect(text).toContain(said);
  const [item] = JSON.parse((await get('/feed.json?any=foghorns')).text).items;
  expect(item.attachments).toEqual([
    {
      ...{ url: 'https://example.org/horn.mp3', mime_type: 'audio/mpeg', title: 'The horn' },
      ...{ size_in_bytes: 1_234, duration_in_seconds: 61 },
    },
    { url: 'https://example.org/horn', mime_type: 'video/webm' },
  ]);
});

test('OUT2 the filter is that of the list of stories, and a bad one is named', async () => {
  await api.publish({ headline: 'About owls', topics: ['Owls'], section: 'science' });
  await api.publish({ headline: 'About cranes', topics: ['Cranes'], section: 'science' });
  const found = await read('/feed.atom?section=science&none=owls&limit=1');
  expect(found.items.map((item) => item.headline)).toEqual(['About cranes']);
  const bad = await get('/feed.rss?section=2nd');
  expect([bad.status, JSON.parse(bad.text).code]).toEqual([400, 'bad_query']);
});

test('OUT3 a corrected story is newer than it was, and a retracted one stays as a note', async () => {
  const { storyId } = await api.publish({ headline: 'Ten boats', body: 'Secret words.', topics: ['Boats'] });
  const before = (await read('/feed.atom?any=boats')).items[0];
  await api.finished((await api.patch(`/stories/${storyId}`, { headline: 'Nine boats' })).body.id);
  const corrected = (await read('/feed.atom?any=boats')).items[0];
  expect(corrected).toMatchObject({ externalId: before?.externalId, headline: 'Nine boats' });
  expect(Date.parse(corrected?.updatedAt ?? '')).toBeGreaterThan(Date.parse(before?.updatedAt ?? ''));
  await api.finished((await api.delete(`/stories/${storyId}`, { reason: 'No boats <at> all' })).body.id);
  for (const format of FORMATS) {
    const [item] = (await read(`/feed.${format}?any=boats`)).items;
    expect(item).toMatchObject({ externalId: before?.externalId, headline: 'Retracted: Nine boats' });
    expect(item?.body).toContain('No boats');
    expect(item?.body).not.toContain('Secret words');
  }
});

test('OUT7 a reader that follows the pages has every story once, and each feed has an icon', async () => {
  const ids: string[] = [];
  for (let no = 0; no < 5; no += 1) {
    ids.unshift((await api.publish({ headline: `Page ${no}`, topics: ['Paging'], body: `Sheet ${no * 97}.` })).storyId);
  }
  for (const format of FORMATS) {
    const found: string[] = [];
    const first = `${PUBLIC_URL}/feed.${format}?any=paging&limit=2`;
    let next: string | undefined = first;
    let pages = 0;
    for (; next !== undefined && pages < 5; pages += 1) {
      const { text } = await get(next.slice(PUBLIC_URL.length));
      found.push(...[...text.matchAll(/urn:uuid:([0-9a-f-]{36})/g)].map(([, id = '']) => id));
      expect(text).toContain(`${PUBLIC_URL}/icons/icon-192.png`);
      next = pageLink(text, 'next');
      if (format !== 'json') expect(pageLink(text, 'first')).toBe(pages === 0 ? undefined : first);
    }
    expect([format, found, pages]).toEqual([format, ids, 3]);
  }
});

/** The address of another page that a feed names. */
function pageLink(text: string, rel: string): string | undefined {
  if (text.startsWith('{')) return JSON.parse(text)[`${rel}_url`];
  const link = [...text.matchAll(/<(?:atom:)?link [^>]*>/g)].find(([tag]) => tag.includes(`rel="${rel}"`))?.[0];
  return /href="([^"]*)"/.exec(link ?? '')?.[1]?.replaceAll('&amp;', '&');
}

test('OUT4 an unchanged feed is not sent again', async () => {
  await api.publish({ headline: 'Quiet', topics: ['Quiet'] });
  const settled = await waitFor('the feed has settled', async () => {
    const answer = await get('/feed.rss?any=quiet');
    return answer.headers['last-modified'] !== undefined && answer;
  });
  const validators: Record<string, string>[] = [
    { 'if-none-match': String(settled.headers.etag) },
    { 'if-modified-since': String(settled.headers['last-modified']) },
  ];
  for (const headers of validators) expect((await get('/feed.rss?any=quiet', headers)).status).toBe(304);
  await api.publish({ headline: 'Loud', topics: ['Quiet'] });
  for (const headers of validators) expect((await get('/feed.rss?any=quiet', headers)).status).toBe(200);
});

test('OUT5 feeds name the hub, and the hub is notified of those that a release has changed', async () => {
  for (const format of FORMATS) {
    for (const search of ['', '?any=hubs', '?any=others&limit=5']) {
      const path = `/feed.${format}${search}`;
      expect((await read(path)).hubs).toEqual([site.url('/hub')]);
      expect((await get(path)).headers.link).toBe(
        `<${site.url('/hub')}>; rel="hub", <${PUBLIC_URL}${path}>; rel="self"`,
      );
    }
  }
  await waitFor('the feeds are remembered', async () => {
    const { rows } = await world.db.query("SELECT 1 FROM outgoing_feeds WHERE address LIKE '%hubs'");
    return rows.length === FORMATS.length;
  });
  const before = site.requests('/hub').length;
  await api.publish({ headline: 'Tell them', topics: ['Hubs'] });
  const notified = () =>
    site
      .requests('/hub')
      .slice(before)
      .map(({ body }) => new URLSearchParams(body));
  const changed = await waitFor('the hub is notified', () =>
    notified().find((form) => form.getAll('hub.url').includes(`${PUBLIC_URL}/feed.rss?any=hubs`)),
  );
  expect(changed.get('hub.mode')).toBe('publish');
  const feeds = ['', '?any=hubs'].flatMap((search) => FORMATS.map((format) => `${PUBLIC_URL}/feed.${format}${search}`));
  // What the tests before have released may be named in the same call.
  expect(changed.getAll('hub.url')).toEqual(expect.arrayContaining(feeds));
  expect(changed.toString()).not.toContain('others');
});

test('OUT5 what no release changes names no hub: a page of the past, and the top', async () => {
  for (const search of ['?any=hubs&before=1000', '?at=2026-01-01T00:00:00Z', '?sort=top']) {
    const { status, headers } = await get(`/feed.rss${search}`);
    expect([status, headers.link]).toEqual([200, undefined]);
  }
});
