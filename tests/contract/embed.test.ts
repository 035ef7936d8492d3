import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { openWorld, type World } from '../helpers/world.ts';

const SCRIPT_MAX_BYTES = 8 * 1024;
const ALLOWED = 'https://allowed.example';

const worlds: World[] = [];
let some: World;
let none: World;
let all: World;
beforeAll(async () => {
  await buildPageIfStale();
  const open = async (NEWSWIRE_EMBED_ORIGINS: string): Promise<World> => {
    const world = await openWorld({ workers: 0, env: { NEWSWIRE_EMBED_ORIGINS } });
    worlds.push(world);
    return world;
  };
  some = await open(`${ALLOWED},https://other.example`);
  none = await open('');
  all = await open('*');
});
afterAll(async () => {
  await Promise.all(worlds.map((world) => world.close()));
});

async function storiesFor(world: World, origin: string): Promise<(string | null)[]> {
  const { headers } = await fetch(`${world.url()}/api/v1/stories`, { headers: { origin } });
  return [headers.get('access-control-allow-origin'), headers.get('vary')];
}

test('EMBED4 stories are given to pages of the origins that are named, and to no others', async () => {
  expect(await storiesFor(some, ALLOWED)).toEqual([ALLOWED, expect.stringContaining('Origin')]);
  expect(await storiesFor(some, 'https://allowed.example.evil.example')).toEqual([
    null,
    expect.stringContaining('Origin'),
  ]);
  expect((await storiesFor(none, ALLOWED))[0]).toBeNull();
  expect((await storiesFor(all, ALLOWED))[0]).toBe('*');
});

test('EMBED4 the script is refused while no page may embed, and else given to other sites', async () => {
  const refused = await fetch(`${none.url()}/embed.js`);
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'embedding_off' }]);
  const asScript = await fetch(`${none.url()}/embed.js`, { headers: { 'sec-fetch-dest': 'script' } });
  expect(asScript.headers.get('vary')).toContain('Sec-Fetch-Dest');
  expect([asScript.status, asScript.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/javascript/),
  ]);
  expect(await asScript.text()).toMatch(/^console\.error\("Newswire: [^"]*NEWSWIRE_EMBED_ORIGINS[^"]*"\);\n$/);
  const given = await fetch(`${some.url()}/embed.js`);
  expect(given.status).toBe(200);
  expect(given.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(given.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
});

test('EMBED1 the script is small, and the page of readers has nothing of it', () => {
  const built = (name: string): string =>
    readFileSync(path.join(import.meta.dirname, '../../dist/client', name), 'utf8');
  expect(gzipSync(built('embed.js')).length).toBeLessThan(SCRIPT_MAX_BYTES);
  expect(built('index.html')).not.toContain('embed');
});
