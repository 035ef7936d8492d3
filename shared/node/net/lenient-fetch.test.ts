import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { closeAfterTest, codeOf, listen, openFetcher, serve, serveBytes } from '../../../tests/helpers/fetch-rig.ts';
import { FetchError } from './fetch-error.ts';

const TLS = path.join(import.meta.dirname, '../../../tests/fixtures/tls');

test('a server that redirects until it gets its cookie back is satisfied', async () => {
  const port = await serve((req, res) => {
    const seen = req.headers.cookie ?? '';
    if (seen.includes('consent=1') && seen.includes('id=7')) res.end(`with ${seen}`);
    else res.writeHead(302, { Location: '/feed', 'Set-Cookie': ['consent=1; Path=/', 'id=7; HttpOnly'] }).end();
  });
  const answer = await openFetcher().fetch(`http://127.0.0.1:${port}/feed`);
  expect(String(answer.body)).toBe('with consent=1; id=7');
});

test('cookies are forgotten with their fetch, and go to no other host', async () => {
  const seen: (string | undefined)[] = [];
  const port = await serve((req, res) => {
    seen.push(req.headers.cookie);
    const isFirst = req.headers.host?.startsWith('first') === true;
    if (isFirst) res.writeHead(302, { Location: `http://second.example:${port}/`, 'Set-Cookie': 'secret=1; Path=/' });
    res.end();
  });
  const resolve = async () => [{ address: '127.0.0.1' }];
  const net = openFetcher({ resolve, policy: { allowNetworks: ['127.0.0.0/8'], ports: [] } });
  expect(await codeOf(net.fetch(`http://first.example:${port}/`))).toBe('blocked_address');
  await net.fetch(`http://second.example:${port}/`);
  expect(seen).toEqual([undefined, undefined]);
});

test('credentials go to the site that was asked for, and not where it redirects to', async () => {
  const seen: (string | undefined)[] = [];
  const note: RequestListener = (req, res) => {
    seen.push(`${req.url} ${req.headers.authorization} ${req.headers.cookie} ${req.headers['x-key']}`);
    if (req.url === '/own') res.writeHead(302, { Location: '/end' });
    if (req.url === '/elsewhere') res.writeHead(302, { Location: `http://127.0.0.1:${other}/other` });
    res.end();
  };
  const other = await serve(note);
  const port = await serve(note);
  const net = openFetcher();
  const secretHeaders = { authorization: 'Basic abc', cookie: 'a=1', 'x-key': 'k' };
  await net.fetch(`http://127.0.0.1:${port}/own`, { secretHeaders });
  await net.fetch(`http://127.0.0.1:${port}/elsewhere`, { secretHeaders });
  expect(seen).toEqual([
    '/own Basic abc a=1 k',
    '/end Basic abc a=1 k',
    '/elsewhere Basic abc a=1 k',
    '/other undefined undefined undefined',
  ]);
});

test('headers of 60 KB are read, and larger ones are said to be too large', async () => {
  const port = await serveBytes(
    (request) =>
      `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(Number(/\d+/.exec(request)?.[0]))}\r\nContent-Length: 2\r\n\r\nok`,
  );
  const net = openFetcher();
  expect(String((await net.fetch(`http://127.0.0.1:${port}/60000`)).body)).toBe('ok');
  const error = await net.fetch(`http://127.0.0.1:${port}/90000`).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'bad_response', message: 'The headers of the answer are larger than 64 KB.' });
});

test.each([
  ['HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort', 'bad_response'],
  ['HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\nuntil the end', undefined],
  ['HTTP/1.0 200\r\n\r\nbare', undefined],
  ['HTTP/1.1 200 Größe\r\nX-Name: Größe\r\nContent-Length: 2\r\n\r\nok', undefined],
  ['SSH-2.0-OpenSSH_9.2\r\n', 'bad_response'],
  ['', 'network'],
])('the answer %j is read, or said to be wrong', async (raw, code) => {
  const port = await serveBytes(() => raw);
  const result = await openFetcher()
    .fetch(`http://127.0.0.1:${port}/`)
    .catch((error: unknown) => error);
  expect(result instanceof FetchError ? result.code : undefined, String(result)).toBe(code);
  if (code === 'bad_response') expect(String(result)).not.toContain('could not be reached');
});

test('a refused connection and an unknown name are told apart', async () => {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  const refused = await openFetcher().fetch(`http://127.0.0.1:${port}/`).catch(String);
  expect(refused).toBe('FetchError: The server refused the connection.');
  const resolve = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
  const unknown = await openFetcher({ resolve }).fetch('http://nowhere.example/').catch(String);
  expect(unknown).toBe('FetchError: The host name does not exist.');
});

test('HTTP/2 is spoken with a server that offers it, over a checked certificate', async () => {
  const cert = await readFile(`${TLS}/cert.pem`, 'utf8');
  const key = await readFile(`${TLS}/key.pem`, 'utf8');
  const server = createSecureServer({ cert, key, allowHTTP1: true }, (req, res) => {
    res.setHeader('Content-Encoding', 'gzip');
    res.end(gzipSync(`HTTP ${req.httpVersion}`));
  });
  const port = await listen(server);
  closeAfterTest(() => new Promise((resolve) => server.close(resolve)));
  const options = {
    resolve: async () => [{ address: '127.0.0.1' }],
    policy: { allowNetworks: ['127.0.0.1/32'], ports: [] },
  };
  const trusting = openFetcher({ ...options, ca: cert });
  const bodies = await Promise.all([1, 2, 3].map(() => trusting.fetch(`https://feeds.example:${port}/`)));
  expect(bodies.map(({ body }) => String(body))).toEqual(['HTTP 2.0', 'HTTP 2.0', 'HTTP 2.0']);
  await trusting.close();
  const refused = await openFetcher(options).fetch(`https://feeds.example:${port}/`).catch(String);
  expect(refused).toBe('FetchError: The server’s certificate is signed by itself.');
});
