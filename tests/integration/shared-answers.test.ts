import { request } from 'node:http';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { api } = await world.publisher('The Herald');
  for (let no = 1; no <= 4; no += 1) await api.publish({ headline: `Story ${no}`, body: 'It rains. '.repeat(100) });
});
afterAll(() => world.close());

interface Got {
  status: number | undefined;
  encoding: string | undefined;
  etag: string | undefined;
  vary: string | undefined;
  body: Buffer;
}

/** Asks as a browser would, and leaves the body as it came. */
function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(`${world.url()}/api/v1${path}`, { method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const { 'content-encoding': encoding, etag, vary } = res.headers;
        resolve({ status: res.statusCode, encoding, etag, vary, body: Buffer.concat(chunks) });
      });
    });
    asked.once('error', reject).end();
  });
}

const headlines = (text: Buffer): string[] =>
  JSON.parse(text.toString()).stories.map(({ headline }: { headline: string }) => headline);
const ALL = ['Story 4', 'Story 3', 'Story 2', 'Story 1'];

test('many who ask for the same list at once all get it, each in the encoding that it can read', async () => {
  const wanted = ['br', 'gzip', 'identity', 'gzip;q=0', '*', 'br;q=0.1, gzip'];
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, no) => ask('/stories', { 'Accept-Encoding': wanted[no % wanted.length] ?? '' })),
  );
  const seen = answers.slice(0, wanted.length).map(({ encoding }) => encoding);
  expect(seen).toEqual(['br', 'gzip', undefined, undefined, 'br', 'gzip']);
  for (const { status, encoding, body, vary } of answers) {
    const text = encoding === 'br' ? zlib.brotliDecompressSync(body) : encoding ? zlib.gunzipSync(body) : body;
    expect([status, headlines(text), vary]).toEqual([200, ALL, expect.stringContaining('Accept-Encoding')]);
  }
});

test('who has the list already gets 304, and HEAD has no body', async () => {
  const { etag = '' } = await ask('/stories', {});
  const again = await ask('/stories', { 'If-None-Match': etag, 'Accept-Encoding': 'gzip' });
  expect([again.status, again.body.length, again.encoding]).toEqual([304, 0, undefined]);
  const head = await ask('/stories', { 'Accept-Encoding': 'gzip' }, 'HEAD');
  expect([head.status, head.body.length, head.etag]).toEqual([200, 0, etag]);
});

test('a list that is asked for after a story was published has it, however many ask', async () => {
  const { api } = await world.publisher('The Gazette');
  for (let no = 1; no <= 5; no += 1) {
    const crowd = Array.from({ length: 10 }, () => ask('/stories?limit=1', {}));
    await api.publish({ headline: `Gazette ${no}` });
    const after = await Promise.all(Array.from({ length: 10 }, () => ask('/stories?limit=1', {})));
    for (const { body } of after) expect(headlines(body)).toEqual([`Gazette ${no}`]);
    await Promise.all(crowd);
  }
});

test('lists under different filters are never taken for each other', async () => {
  const paths = ['/stories?limit=2', '/stories?limit=1', '/stories?any=nothing', '/stories?limit=2'];
  const answers = await Promise.all(paths.map((path) => ask(path, {})));
  expect(answers.map(({ body }) => headlines(body).length)).toEqual([2, 1, 0, 2]);
});
