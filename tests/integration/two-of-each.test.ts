import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import type { Reader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld } from '../helpers/world.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../shared/node/db/migrations');

test('two workers and two servers behave as one: the same order everywhere, nothing twice', async () => {
  const world = await openWorld({ servers: 2, workers: 2 });
  try {
    const readers = await Promise.all([0, 1, 0, 1].map((server) => world.reader({ server })));
    const batches = Array.from({ length: 8 }, (_, batch) =>
      Array.from({ length: 50 }, (_unused, index) => ({
        externalId: `${batch}-${index}`,
        headline: `Story ${batch} ${index}`,
        topics: ['Both'],
      })),
    );
    const answers = await Promise.all(
      batches.map((batch, index) => world.api(undefined, index % 2).post('/stories', batch)),
    );
    expect(answers.every((answer) => answer.status === 202)).toBe(true);
    const storiesOf = (reader: Reader): string[] =>
      reader.events.flatMap((event) => ('story' in event ? [event.story.id] : []));
    await waitFor(
      'every reader has every event',
      async () => {
        const { lastSeq } = await readWireState(world.db);
        return readers.every((reader) => storiesOf(reader).length >= 400 && reader.seqs().at(-1) === lastSeq);
      },
      60_000,
    );
    const [first] = readers;
    for (const reader of readers) {
      expect(reader.seqs()).toEqual(Array.from({ length: reader.events.length }, (_, index) => index + 1));
      expect(reader.events).toEqual(first?.events);
    }
    expect(new Set(first && storiesOf(first)).size).toBe(400);
  } finally {
    await world.close();
  }
});

test('the same story posted to two servers at once is one story', async () => {
  const world = await openWorld({ servers: 2, workers: 2 });
  try {
    const story = { externalId: 'one', headline: 'One', publishedAt: '2026-01-01T00:00:00Z' };
    const posted = await Promise.all(
      Array.from({ length: 20 }, (_, index) => world.api(undefined, index % 2).post('/stories', story)),
    );
    const ends = await Promise.all(posted.map(({ body }) => world.api().finished(body.id)));
    expect(ends.filter((end) => end.status === 'published')).toHaveLength(1);
    expect(ends.filter((end) => end.status === 'duplicate')).toHaveLength(19);
    expect(new Set(ends.map((end) => end.storyId)).size).toBe(1);
  } finally {
    await world.close();
  }
});

test('INTAKE6: the receipt adds up the readers of both servers', async () => {
  const world = await openWorld({ servers: 2 });
  try {
    await Promise.all([0, 1, 1].map((server) => world.reader({ server })));
    const { id } = await world.api().publish({ headline: 'Sum' });
    await waitFor('three deliveries are counted', async () => {
      const { body } = await world.api().get(`/submissions/${id}`);
      return body.receipt.delivered.readers === 3;
    });
  } finally {
    await world.close();
  }
});

test('a migration run by many replicas at once runs once', async () => {
  const { migrate } = await import('../../shared/node/db/migrate.ts');
  const world = await openWorld({ servers: 0, workers: 0 });
  try {
    const config = { ...world.config.database, schema: `${world.config.database.schema}_m` };
    const ran = await Promise.all(Array.from({ length: 5 }, () => migrate(config, () => undefined)));
    const all = readdirSync(MIGRATIONS).map((file) => path.basename(file, '.sql'));
    expect(all.length).toBeGreaterThan(1);
    expect(ran.flat().sort()).toEqual(all.sort());
    await world.db.query(`DROP SCHEMA ${config.schema} CASCADE`);
  } finally {
    await world.close();
  }
});
