import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

const FILE = path.join(import.meta.dirname, '../../shared/node/db/migrations/079_topic-signs.sql');
const [UP = '', DOWN = ''] = readFileSync(FILE, 'utf8').split('-- Down Migration');
const LABELS = ['C', 'C++', 'C#', 'Modern C++ design', 'Soft\u00adware', 'Économie', '# 1'];
const NEW_SLUGS = ['c', 'c-plus-plus', 'c-sharp', 'modern-c-plus-plus-design', 'software', 'economie', '1'];
const OLD_SLUGS = ['c', 'c', 'c', 'modern-c-design', 'soft-ware', 'economie', '1'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function storedSlugs(): Promise<string[]> {
  const { rows } = await world.db.query('SELECT topic_slugs FROM stories ORDER BY external_id');
  return rows.map((row: { topic_slugs: string[] }) => row.topic_slugs[0] ?? '');
}

async function topicsOf(slugs: string[]): Promise<Record<string, string>> {
  const { rows } = await world.db.query('SELECT slug, label FROM topics WHERE slug = ANY ($1)', [slugs]);
  return Object.fromEntries(rows.map(({ slug, label }: { slug: string; label: string }) => [slug, label]));
}

/** Writes the slugs as they were before, one topic a story. */
async function asBefore(): Promise<void> {
  for (const [index, slug] of OLD_SLUGS.entries()) {
    const topics = JSON.stringify([{ slug, label: LABELS[index] }]);
    const values = [`story-${index}`, topics, [slug]];
    await world.db.query('UPDATE stories SET topics = $2, topic_slugs = $3 WHERE external_id = $1', values);
  }
  await world.db.query('DELETE FROM topics WHERE slug = ANY ($1)', [[...NEW_SLUGS, ...OLD_SLUGS]]);
  const rows = [
    ['c', 'C++'],
    ['modern-c-design', 'Modern C++ design'],
    ['soft-ware', 'Soft\u00adware'],
  ];
  for (const row of rows) await world.db.query('INSERT INTO topics (slug, label) VALUES ($1, $2)', row);
}

test('the topics from before move to the slugs of now, in stories, lists and pages', async () => {
  const { api } = await world.publisher('Signs');
  const stories = LABELS.map((label, index) => ({
    externalId: `story-${index}`,
    headline: `On ${index}`,
    topics: [label],
  }));
  for (const story of stories) await api.finished((await api.post('/stories', story)).body.id);
  expect(await storedSlugs()).toEqual(NEW_SLUGS);

  await asBefore();
  await world.db.query(UP);
  expect(await storedSlugs()).toEqual(NEW_SLUGS);
  expect(await topicsOf(['c', 'c-plus-plus', 'c-sharp', 'software', 'soft-ware', 'modern-c-design'])).toEqual({
    c: 'C',
    'c-plus-plus': 'C++',
    'c-sharp': 'C#',
    software: 'Soft\u00adware',
  });
  const { body } = await world.api().get('/stories?any=c-plus-plus');
  expect(body.stories.map(({ headline }: { headline: string }) => headline)).toEqual(['On 1']);

  await world.db.query(DOWN);
  expect((await storedSlugs()).slice(0, 4)).toEqual(OLD_SLUGS.slice(0, 4));
});
