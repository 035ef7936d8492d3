import { afterAll, beforeAll, expect, test } from 'vitest';
import { newswire } from '../helpers/commands.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
  env = { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: world.config.adminKey };
});
afterAll(() => world.close());

test('a key is rotated, a publisher is disabled and removed, and the log exports it', async () => {
  const { id, key } = await world.publisher('The Hill Gazette');
  const { body } = await world.api().get(`/keys?publisher=${id}`);
  const [rotated, disabled] = await Promise.all([
    newswire(['key', 'rotate', body.keys[0].id, '--overlap', '2', '--json'], env),
    newswire(['publisher', 'disable', 'The Hill Gazette'], env),
  ]);
  expect(JSON.parse(rotated.stdout)).toMatchObject({ scopes: ['publish'], replaces: { id: body.keys[0].id } });
  expect(disabled.stdout).toMatch(/The Hill Gazette {2}0 stories, \d keys, 0 feeds {2}disabled 2/);
  const removed = await newswire(['publisher', 'remove', id, '--stories', 'keep'], env);
  expect([removed.code, removed.stdout]).toEqual([0, expect.stringContaining('Removed. Its stories stay.')]);
  expect((await world.api(key).get('/submissions')).body.code).toBe('key_revoked');
  const [lines, csv] = await Promise.all([
    newswire(['audit', '--since', '2026-01-01T00:00:00Z', '--json'], env),
    newswire(['audit', '--all', '--csv'], env),
  ]);
  const acts = lines.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).action);
  expect(acts).toEqual(expect.arrayContaining(['publisher.removed', 'publisher.disabled', 'key.rotated', 'key.added']));
  expect(csv.stdout.split('\n')[0]).toMatch(/^"id","at","key","key_name","publisher"/);
  expect(csv.stdout.trim().split('\n')).toHaveLength(acts.length + 1);
});
