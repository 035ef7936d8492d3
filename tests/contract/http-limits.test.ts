import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

/** Costly reads of one address; the tests of streams and exports have addresses of their own. */
const READS = 25;

let world: World;
beforeAll(async () => {
  world = await openWorld({
    workers: 0,
    env: {
      NEWSWIRE_TRUST_PROXY: '1',
      NEWSWIRE_EMBED_ORIGINS: 'https://partner.example',
      NEWSWIRE_ADDRESS_READS: String(READS),
    },
  });
});
afterAll(() => world.close());

/** Sends bytes as they are, and gives all that comes back until the server ends the connection. */
function sendRaw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(world.servers[0]?.port ?? 0, '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

function statusesOf(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));
}

const HOST = 'Host: news.example\r\nConnection: close\r\n';
const SMUGGLED = 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n';

describe('a request that two servers could read differently', () => {
  test.each([
    [
      'both lengths',
      `POST /api/v1/me HTTP/1.1\r\n${HOST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['two lengths', `POST /api/v1/me HTTP/1.1\r\n${HOST}Content-Length: 0\r\nContent-Length: 44\r\n\r\n`],
    ['a length that is none', `POST /api/v1/me HTTP/1.1\r\n${HOST}Content-Length: +4\r\n\r\nabcd`],
    [
      'a folded header',
      `POST /api/v1/me HTTP/1.1\r\n${HOST}Transfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n\r\nabcd`,
    ],
    ['a space before the colon', `POST /api/v1/me HTTP/1.1\r\n${HOST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
    ['a coding that is none', `POST /api/v1/me HTTP/1.1\r\n${HOST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a bare line feed', `GET /livez HTTP/1.1\nHost: x\n\n`],
    ['no host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['two hosts', `GET /livez HTTP/1.1\r\n${HOST}Host: other.example\r\n\r\n`],
    ['a host that is none', 'GET /oembed?url=x HTTP/1.1\r\nHost: news<example\r\nConnection: close\r\n\r\n'],
    ['a host with a port that is none', 'GET /livez HTTP/1.1\r\nHost: x:99999\r\nConnection: close\r\n\r\n'],
    ['an empty host', 'GET /livez HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'],
  ])('%s is refused, and what follows it is not read', async (_what, request) => {
    expect(statusesOf(await sendRaw(request + SMUGGLED))).toEqual([400]);
  });

  test('headers of more than 16 KB are refused', async () => {
    const many = Array.from({ length: 400 }, (_, index) => `X-${index}: ${'y'.repeat(50)}\r\n`).join('');
    expect(statusesOf(await sendRaw(`GET /livez HTTP/1.1\r\n${HOST}${many}\r\n`))).toEqual([431]);
  });
});

describe('a request that asks for another protocol', () => {
  const H2C = 'Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';

  test('is served as the plain request that it is, too', async () => {
    expect(await sendRaw(`GET /livez HTTP/1.1\r\nHost: x\r\n${H2C}\r\n`)).toMatch(/^HTTP\/1\.1 200 OK/);
    const story = JSON.stringify({ headline: 'By a client that asks for HTTP/2' });
    const head = `POST /api/v1/stories HTTP/1.1\r\nHost: x\r\n${H2C}Authorization: Bearer ${world.config.adminKey}\r\n`;
    const typed = `${head}Content-Type: application/json\r\nContent-Length: ${story.length}\r\n\r\n`;
    expect(await sendRaw(typed + story)).toMatch(/^HTTP\/1\.1 202 Accepted/);
    expect(await sendRaw(`GET /livez HTTP/1.1\r\nHost: x\r\n${H2C}Content-Length: +4\r\n\r\n`)).toMatch(/400/);
  });

  test('is answered also where no socket can be opened', async () => {
    const asks = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: a\r\n';
    const both = `GET /nowhere HTTP/1.1\r\nHost: x\r\n${asks}\r\nGET /livez HTTP/1.1\r\n${HOST}\r\n`;
    expect(statusesOf(await sendRaw(both))).toEqual([404, 200]);
  });
});

test.each(['/OPS', '/Ops/queues', '/API/v1/stories', '/api/v1/STORIES', '/LIVEZ', '/Metrics', '/WebSub/a/b', '/DESK'])(
  '%s is no address of ours: a rule of a proxy for the small letters has to hold',
  async (address) => {
    expect((await fetch(world.url() + address)).status).toBe(404);
  },
);

test.each([
  '/%',
  '/topic/%ff',
  '/story/%E0%A4%A',
  '/api/v1/stories/%',
  '/assets/%c0',
  '/ops/assets/%.css',
  '/websub/%/%',
])('%s, which nothing can be decoded from, is answered 400 or 404', async (address) => {
  const answer = await sendRaw(`GET ${address} HTTP/1.1\r\n${HOST}\r\n`);
  expect([400, 401, 404]).toContain(statusesOf(answer)[0]);
});

test('an IPv6 network has so many streams and exports open, as one address has', async () => {
  const abort = new AbortController();
  const open = async (path: string, address: string): Promise<number> => {
    const headers = { 'X-Forwarded-For': address };
    return (await fetch(`${world.url()}/api/v1${path}`, { headers, signal: abort.signal })).status;
  };
  for (const [path, most] of [
    ['/stream', 64],
    ['/export?follow=true', 8],
  ] as const) {
    const statuses: number[] = [];
    for (let host = 0; host <= most; host += 1) statuses.push(await open(path, `2606:4700:1:2::${host.toString(16)}`));
    expect(statuses.filter((status) => status === 200)).toHaveLength(most);
    expect(statuses.at(-1)).toBe(429);
    expect(await open(path, '2606:4700:1:3::1')).toBe(200);
    expect(await open(path, '::ffff:93.184.216.34')).toBe(200);
  }
  abort.abort();
});

test('a public address makes so many costly reads a minute, and other reads as it likes', async () => {
  const ask = async (path: string): Promise<number> =>
    (await fetch(world.url() + path, { headers: { 'X-Forwarded-For': '93.184.216.50' } })).status;
  const statuses: number[] = [];
  for (const path of ['/api/v1/stories?q=a', '/api/v1/stories/count', '/feed.rss', '/?q=a', '/api/v1/export']) {
    for (let times = 0; times < READS / 5 + 1; times += 1) statuses.push(await ask(path));
  }
  // A minute gives some back meanwhile, but not all.
  expect(statuses.slice(0, READS)).not.toContain(429);
  expect(statuses.slice(READS)).toContain(429);
  for (const path of ['/api/v1/stories', '/', '/api/v1/topics'])
    expect([path, await ask(path)]).not.toEqual([path, 429]);
});

describe('a body', () => {
  const json = { 'Content-Type': 'application/json' };

  test('of 10 KB that is 10 MB decompressed answers 413 too_large', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * 2 ** 20 + 1, ' '));
    expect(bomb.length).toBeLessThan(20_000);
    const { status, body } = await world.api().send('POST', '/stories', bomb, { ...json, 'Content-Encoding': 'gzip' });
    expect([status, body.code]).toEqual([413, 'too_large']);
  });

  test.each([
    ['a million brackets', '['.repeat(1_000_000)],
    ['a million closed brackets', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
    ['twenty levels of objects', `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`],
  ])('of %s answers 400 bad_json', async (_what, text) => {
    const { status, body } = await world.api().send('POST', '/stories', text, json);
    expect([status, body.code]).toEqual([400, 'bad_json']);
  });

  test('that names prototypes changes none', async () => {
    const text = '{"headline":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    for (const [method, address] of [
      ['POST', '/stories'],
      ['POST', '/preview'],
      ['POST', '/publishers'],
      ['POST', '/webhooks'],
    ] as const) {
      expect((await world.api().send(method, address, text, json)).status).toBeLessThan(500);
    }
    for (const query of ['__proto__[polluted]=1', 'constructor.prototype.polluted=1', '__proto__=1']) {
      expect((await world.api().get(`/stories?${query}`)).status).toBeLessThan(500);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('headers of answers', () => {
  test('the policy runs our own files alone, and turns no text into markup', async () => {
    const policies = (await fetch(`${world.url()}/`)).headers.get('content-security-policy') ?? '';
    const policy = new Map(policies.split(';').map((part) => [part.trim().split(' ')[0], part.trim()]));
    expect(policies).not.toMatch(/unsafe|\*|data:|blob:/);
    expect(policy.get('default-src')).toBe("default-src 'none'");
    // A page that is read before its scripts come has a few lines of its own, which it names by what they are.
    expect(policy.get('script-src')).toMatch(/^script-src 'self'( 'sha256-[\w+/]{43}=')*$/);
    expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(policy.get('base-uri')).toBe("base-uri 'none'");
    expect(policy.get('require-trusted-types-for')).toBe("require-trusted-types-for 'script'");
    expect(policy.get('trusted-types')).toBe('trusted-types newswire default');
  });

  test('every kind of answer carries them, an error too', async () => {
    for (const address of [
      '/',
      '/desk',
      '/ops',
      '/feed.rss',
      '/api/v1/stories',
      '/api/v1/nothing',
      '/nothing',
      '/livez',
    ]) {
      const { headers } = await fetch(world.url() + address);
      expect([address, headers.get('x-frame-options')]).toEqual([address, 'DENY']);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('permissions-policy')).toContain('geolocation=()');
      expect(headers.get('content-security-policy')).not.toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('HSTS is said to whoever came by TLS, and to nobody else', async () => {
    const by = async (protocol: string): Promise<string | null> =>
      (await fetch(`${world.url()}/`, { headers: { 'X-Forwarded-Proto': protocol } })).headers.get(
        'strict-transport-security',
      );
    expect(await by('https')).toBe('max-age=31536000');
    expect(await by('http')).toBeNull();
  });

  test('pages of other sites may read what they are meant to, and with nobody else’s cookies', async () => {
    const allowed = async (address: string, origin: string): Promise<string | null> => {
      const { headers } = await fetch(world.url() + address, { headers: { Origin: origin } });
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      return headers.get('access-control-allow-origin');
    };
    expect(await allowed('/api/v1/stories', 'https://partner.example')).toBe('https://partner.example');
    expect(await allowed('/api/v1/stories', 'https://evil.example')).toBeNull();
    for (const address of ['/api/v1/me', '/api/v1/submissions', '/api/v1/publishers', '/ops', '/']) {
      expect([address, await allowed(address, 'https://partner.example')]).toEqual([address, null]);
    }
  });
});
