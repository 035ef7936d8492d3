import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { codeOf, openFetcher, serve } from '../../../tests/helpers/fetch-rig.ts';

test('an answer comes with its status, headers and decompressed body', async () => {
  const encoders = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
  for (const [name, encode] of Object.entries(encoders)) {
    const port = await serve((_req, res) => res.writeHead(200, { 'Content-Encoding': name }).end(encode('hello')));
    const answer = await openFetcher().fetch(`http://127.0.0.1:${port}/`);
    expect([answer.status, answer.body.toString()]).toEqual([200, 'hello']);
  }
});

test('loopback is refused unless it is allowed', async () => {
  let asked = 0;
  const port = await serve((_req, res) => {
    asked += 1;
    res.end();
  });
  const net = openFetcher({ policy: { allowNetworks: [], ports: [port] } });
  const tricks = [
    '127.0.0.1',
    'localhost',
    '2130706433',
    '0x7f000001',
    '0177.1',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '[::]',
  ];
  for (const host of tricks) {
    expect([host, await codeOf(net.fetch(`http://${host}:${port}/`))]).toEqual([host, 'blocked_address']);
  }
  expect(asked).toBe(0);
});

test('a name is resolved once and every address of it must be allowed', async () => {
  const port = await serve((_req, res) => res.end('inside'));
  let asked = 0;
  const rebinding = async () => {
    asked += 1;
    return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1' }];
  };
  const answer = await openFetcher({ resolve: rebinding }).fetch(`http://rebind.example:${port}/`);
  expect([answer.body.toString(), asked]).toEqual(['inside', 1]);
  const mixed = async () => [{ address: '93.184.216.34' }, { address: '10.0.0.1' }];
  expect(await codeOf(openFetcher({ resolve: mixed }).fetch('http://mixed.example/'))).toBe('blocked_address');
});

test('a host whose first address cannot be reached is reached at its second', async () => {
  const port = await serve((_req, res) => res.end('second'));
  const resolve = async () => [{ address: '127.0.0.2' }, { address: '127.0.0.1' }];
  const policy = { allowNetworks: ['127.0.0.0/8'], ports: [] };
  const answer = await openFetcher({ resolve, policy }).fetch(`http://two.example:${port}/`);
  expect(answer.body.toString()).toBe('second');
});

test('a redirect into a private network, to another scheme or without end is refused', async () => {
  const port = await serve((req, res) => {
    const targets: Record<string, string> = {
      '/private': 'http://10.0.0.1/',
      '/file': 'file:///etc/passwd',
      '/loop': '/loop',
    };
    res.writeHead(302, { Location: targets[req.url ?? ''] ?? '/' }).end();
  });
  const net = openFetcher();
  const codes = ['/private', '/file', '/loop'].map((path) => codeOf(net.fetch(`http://127.0.0.1:${port}${path}`)));
  expect(await Promise.all(codes)).toEqual(['blocked_address', 'blocked_scheme', 'too_many_redirects']);
});

test('FEED2 allowed networks are for the host that was asked for, and for no other that it names', async () => {
  let asked = 0;
  const inside = await serve((_req, res) => {
    asked += 1;
    res.end('inside');
  });
  const outside = await serve((req, res) => {
    const targets: Record<string, string> = { '/own': '/end', '/elsewhere': `http://localhost:${inside}/` };
    const next = targets[req.url ?? ''];
    if (next === undefined) res.end('end');
    else res.writeHead(302, { Location: next }).end();
  });
  const net = openFetcher({ policy: { allowNetworks: ['127.0.0.0/8', '::1/128'], ports: [80] } });
  expect(String((await net.fetch(`http://127.0.0.1:${outside}/own`)).body)).toBe('end');
  expect(await codeOf(net.fetch(`http://127.0.0.1:${outside}/elsewhere`))).toBe('blocked_address');
  expect(await codeOf(net.fetch(`http://127.0.0.1:${inside}/`, { publicOnly: true }))).toBe('blocked_address');
  expect(asked).toBe(0);
});

test('only an unbroken chain of permanent redirects moves an address', async () => {
  const port = await serve((req, res) => {
    if (req.url === '/end') res.end('end');
    else if (req.url === '/permanent') res.writeHead(308, { Location: '/end' }).end();
    else if (req.url === '/temporary') res.writeHead(307, { Location: '/end' }).end();
    else res.writeHead(301, { Location: '/temporary' }).end();
  });
  const net = openFetcher();
  const moved = ['/permanent', '/temporary', '/mixed', '/end'].map(
    async (path) => (await net.fetch(`http://127.0.0.1:${port}${path}`)).movedTo,
  );
  expect(await Promise.all(moved)).toEqual([`http://127.0.0.1:${port}/end`, undefined, undefined, undefined]);
});

test('what is larger than allowed once decompressed is not read to its end', async () => {
  const bomb = gzipSync(Buffer.alloc(2_000_000));
  const port = await serve((_req, res) => res.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb));
  const net = openFetcher({ maxBytes: 100_000 });
  expect(await codeOf(net.fetch(`http://127.0.0.1:${port}/`))).toBe('too_large');
});

test('a server that says nothing, or drips for ever, is left in time', async () => {
  const silent = await serve(() => undefined);
  const dripping = await serve((_req, res) => {
    const drip = setInterval(() => res.write('x'), 10);
    res.on('close', () => clearInterval(drip));
  });
  const net = openFetcher({ totalMs: 200 });
  const codes = [silent, dripping].map((port) => codeOf(net.fetch(`http://127.0.0.1:${port}/`)));
  expect(await Promise.all(codes)).toEqual(['timeout', 'timeout']);
});
