import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
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

test('SECTION8 sections are added, renamed, ordered, removed and listed, and a refusal says the rule', async () => {
  const run = (...args: string[]) => newswire(['section', ...args], env);
  const added = await run('add', 'local', 'Local news', '--name', 'de=Lokales');
  expect([added.code, added.stdout]).toEqual([0, expect.stringMatching(/^local +Local news {2}de: Lokales\n$/)]);
  const renamed = await run('rename', 'sport', 'Games', '--name', 'de=Spiele', '--json');
  expect(JSON.parse(renamed.stdout)).toMatchObject({ slug: 'sport', label: 'Games', labels: { de: 'Spiele' } });
  expect((await run('order', 'local', 'sport')).stdout).toMatch(/^local sport world politics .* climate\n$/);
  expect((await run('rename', 'sport', '', '--name', 'de=')).stdout).toMatch(/^sport +\(built-in names\)\n$/);
  expect((await run('remove', 'climate')).stdout).toMatch(/^climate .*removed\n$/);
  const listed = await newswire(['sections', 'list'], { ...env, NEWSWIRE_KEY: '' });
  const lines = listed.stdout.trim().split('\n');
  expect(lines[0]).toMatch(/^local +Local news {2}de: Lokales$/);
  expect(lines.at(-1)).toMatch(/^climate +Climate .*removed$/);
  const bad = await run('add', '2nd', 'Second');
  expect([bad.code === 0, bad.stderr]).toEqual([false, expect.stringContaining('slug: must be the slug of a section')]);
  const noName = await run('add', 'local', '--name', 'xx=Local');
  expect([noName.code, noName.stderr]).toEqual([2, expect.stringContaining('such as de=Lokales')]);
  const publisher = await world.publisher('The Section Post');
  const story = ['publish', '-', '--key', publisher.key];
  const refused = await newswire(story, env, JSON.stringify({ headline: 'Typed', section: 'lokal' }));
  expect(refused.stderr + refused.stdout).toContain('did you mean `local`?');
});

test('SITE7 the site is set and shown; what is not named stays, and an empty text is the default', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'newswire-site-'));
  const [logo, imprint] = [path.join(folder, 'logo.png'), path.join(folder, 'imprint.md')];
  await sharp({ create: { width: 90, height: 60, channels: 3, background: '#0b5fa5' } })
    .png()
    .toFile(logo);
  await writeFile(imprint, '**Brindle** Ltd');
  try {
    const set = await newswire(
      ['site', 'set', '--name', 'The Brindle Wire', '--imprint', imprint, '--logo', logo],
      env,
    );
    expect([set.code, set.stdout]).toEqual([0, expect.stringMatching(/name +The Brindle Wire\n[\s\S]*\(90 × 60\)/)]);
    await newswire(['site', 'set', '--accent', '#0b5fa5', '--logo', ''], env);
    const shown = await newswire(['site', 'show', '--json'], env);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      ...{ name: 'The Brindle Wire', imprint: '**Brindle** Ltd', accent: '#0b5fa5', logo: null },
    });
    await newswire(['site', 'set', '--name', ''], env);
    expect((await world.api().get('/admin/site')).body).toMatchObject({ name: null, accent: '#0b5fa5' });
    const bad = await newswire(['site', 'set', '--accent', 'red'], env);
    expect([bad.code === 0, bad.stderr]).toEqual([false, expect.stringContaining('accent')]);
    expect((await newswire(['site', 'set'], env)).code).not.toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
