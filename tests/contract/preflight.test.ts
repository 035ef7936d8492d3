import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ORIGIN = { Origin: 'https://reader.example' };

test.each(['/api/v1/stream', '/api/v1/export', '/api/v1/openapi.json', '/feed.rss', '/feed.json', '/oembed'])(
  'SSE7 %s answers a preflight request',
  async (path) => {
    const headers = {
      ...ORIGIN,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'last-event-id,cache-control',
    };
    const answer = await fetch(`${world.url()}${path}`, { method: 'OPTIONS', headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-methods')).toContain('GET');
    const allowed = answer.headers.get('access-control-allow-headers')?.toLowerCase().split(', ');
    expect(allowed).toEqual(expect.arrayContaining(['last-event-id', 'cache-control']));
  },
);

test('SSE7 a refusal can be read by pages of other origins, too', async () => {
  const answer = await fetch(`${world.url()}/api/v1/stream?since=nonsense`, { headers: ORIGIN });
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([422, '*']);
});

test.each(['/api/v1/stories', '/api/v1/me', '/api/v1/feeds'])('%s allows no other origin to write', async (path) => {
  const headers = { ...ORIGIN, 'Access-Control-Request-Method': 'POST' };
  const answer = await fetch(`${world.url()}${path}`, { method: 'OPTIONS', headers });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});
