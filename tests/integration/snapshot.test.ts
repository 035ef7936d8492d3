import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { recordStories } from '../helpers/record-stories.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
});
afterAll(() => world.close());

test('CATCH4 whatever a snapshot’s position covers is in the snapshot, also when it is released meanwhile', async () => {
  await recordStories(world, 1, 'Between');
  const { db } = world;
  const release = await db.connect();
  // The position is asked of a table that is locked until another story was released.
  await release.query('BEGIN; LOCK TABLE wire IN ACCESS EXCLUSIVE MODE');
  const asked = world.api().get('/stories?any=between');
  await waitFor('the snapshot waits for its position', async () => {
    const { rowCount } = await db.query(
      `SELECT 1 FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relname = 'wire' AND n.nspname = $1 AND NOT l.granted`,
      [world.config.database.schema],
    );
    return rowCount === 1;
  });
  await release.query('SELECT number_events(0)');
  await release.query('COMMIT');
  release.release();
  const { body } = await asked;
  const { wireId, lastSeq } = await readWireState(db);
  expect(body.position).toBe(`${wireId}.${lastSeq}`);
  expect(body.stories).toHaveLength(1);
});
