import { ask } from './ask.ts';
import { drip } from './drip.ts';
import type { Fixtures, WorstInput } from './worst-input.ts';
import { common, nameOf, worstFilters } from './worst-texts.ts';

const HTML = { Accept: 'text/html' };
const FEEDS = ['rss', 'atom', 'json'];
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };
const MB = 2 ** 20;

function page(of: string, path: string, name = `GET ${path}`): WorstInput {
  return { of, name, visit: (visit) => ask(visit, { path, headers: HTML }) };
}

/** The worst requests to the routes at the root. */
export function worstPages(fixtures: Fixtures): WorstInput[] {
  const { longStory, discussedStory, wireId, publishers, coverage } = fixtures;
  return [
    ...worstFilters(fixtures).map((query) => page('get /', `/?${query}`, `GET / ${nameOf(query)}`)),
    page('get /saved', '/saved'),
    page('get /moderate', '/moderate'),
    page('get /desk', '/desk'),
    page('get /topic/:slug', '/topic/even'),
    page('get /topic/:slug', '/topic/common-1?before=5000', 'GET /topic/:slug, far back'),
    page('get /topic/:slug', `/topic/${encodeURIComponent('\u{20bb7}'.repeat(200))}`, 'GET /topic/:slug, rare letters'),
    page('get /publisher/:id', `/publisher/${publishers[0]}`, 'GET /publisher/:id'),
    page(
      'get /publishers/:id/icon/:file',
      `/publishers/${publishers[0]}/icon/${'a'.repeat(8_000)}.png`,
      'GET an icon that does not exist',
    ),
    page('get /live', '/live?status=ended', 'GET /live, the archive'),
    page('get /live/:id', `/live/${coverage}`, 'GET /live/:id, to its own address'),
    page('get /live/:id/:slug', `/live/${coverage}/a-long-day?order=oldest`, 'GET /live/:id/:slug, twenty long posts'),
    page('get /live/:id/embed', `/live/${coverage}/embed`, 'GET /live/:id/embed, twenty long posts'),
    page('get /live/:id/rss', `/live/${coverage}/rss`, 'GET /live/:id/rss, fifty long posts'),
    page('get /sitemap-live.xml', '/sitemap-live.xml'),
    page('get /sitemap-publishers.xml', '/sitemap-publishers.xml'),
    page('get /story/:id', `/story/${longStory}`, 'GET /story/:id of 450 KB, to its own address'),
    ...['story-number', 'x'].map((slug) =>
      page('get /story/:id/:slug', `/story/${discussedStory}/${slug}`, `GET /story/:id/${slug}`),
    ),
    ...FEEDS.flatMap((format) => [
      page(`get /feed.${format}`, `/feed.${format}?limit=100`, `GET /feed.${format}, long stories`),
      page(
        `get /feed.${format}`,
        `/feed.${format}?limit=100&any=${common(50)}&before=20000`,
        `GET /feed.${format}, any of 50`,
      ),
      page(`get /feed.${format}`, `/feed.${format}?limit=100&q=even+odd`, `GET /feed.${format} q=even+odd`),
    ]),
    {
      of: 'get /oembed',
      name: 'GET /oembed',
      visit: (visit) =>
        ask(visit, { path: `/oembed?url=${encodeURIComponent(`https://news.example/story/${longStory}`)}` }),
    },
    page(
      'get /images/:signature/:width/:source',
      `/images/${'A'.repeat(22)}/640/${'A'.repeat(8_000)}`,
      'GET /images with a forged signature',
    ),
    page('get /.well-known/security.txt', '/.well-known/security.txt'),
    page('get /robots.txt', '/robots.txt'),
    page('get /sitemap.xml', '/sitemap.xml'),
    page('get /sitemap-news.xml', '/sitemap-news.xml'),
    page('get /sitemap-topics.xml', '/sitemap-topics.xml'),
    page('get /embed.js', '/embed.js'),
    page('a missing page', `/${'x'.repeat(8_000)}`, 'GET a missing page'),
    ...['/ops', '/admin'].flatMap(operatorPages),
    ...websub(wireId),
    ...connections(),
  ];
}

/** A page for operators, to somebody who is none. */
function operatorPages(home: string): WorstInput[] {
  return [
    page(`get ${home}`, `${home}/`, `GET ${home} without a session`),
    {
      of: `post ${home}/session`,
      name: `POST ${home}/session with a wrong key`,
      visit: (visit) =>
        ask(visit, { method: 'POST', path: `${home}/session`, headers: FORM, body: `key=nw_${'x'.repeat(43)}` }),
    },
    {
      of: `post ${home}/session/end`,
      name: `POST ${home}/session/end`,
      visit: (visit) => ask(visit, { method: 'POST', path: `${home}/session/end`, headers: FORM, body: '' }),
    },
  ];
}

function websub(token: string): WorstInput[] {
  const path = `/websub/00000000-0000-7000-8000-000000000000/${token}`;
  return [
    page('get /websub/:id/:token', `${path}?hub.mode=subscribe&hub.challenge=x`, 'GET /websub with a wrong token'),
    {
      of: 'post /websub/:id/:token',
      name: 'POST /websub with a wrong token, 4 MB',
      visit: (visit) => ask(visit, { method: 'POST', path, body: Buffer.alloc(4 * MB) }),
    },
  ];
}

/** Slow connections that send little. */
function connections(): WorstInput[] {
  const announced = (bytes: number): string[] => [
    'PUT /api/v1/push/subscriptions HTTP/1.1',
    'Content-Type: application/json',
    `Content-Length: ${bytes}`,
  ];
  return [
    {
      of: 'a slow body',
      name: 'a body of 10 MB that is announced and never sent',
      visit: (visit) => drip(visit, announced(10 * MB), ''),
    },
    {
      of: 'a slow body',
      name: 'a body of 60 KB that stops arriving',
      visit: (visit) => drip(visit, announced(60_000), `{"a":"${'a'.repeat(30_000)}`),
    },
    { of: 'a slow body', name: 'headers without an end', visit: (visit) => drip(visit, ['GET / HTTP/1.1', 'X: y']) },
    {
      of: 'an upgrade to h2c',
      name: 'an upgrade to h2c',
      visit: (visit) =>
        drip(
          visit,
          ['GET /livez HTTP/1.1', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AA'],
          '\r\n',
        ),
    },
  ];
}
