import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startCoverage } from '../helpers/coverage.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

// An unfinished takedown of a live coverage was logged as one of a story.
test('TAKE1 TAKE8 a takedown that is not finished is logged by the id of what it is about', async () => {
  const { api } = await world.publisher('The Harbour Post');
  const { storyId: story } = await api.publish({ headline: 'To be removed' });
  const { id: coverage } = await startCoverage(api, { title: 'To be removed, too' });
  await world.db.query({
    text: `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$`,
    values: [],
  });
  await world.db.query({
    text: `CREATE TRIGGER fail BEFORE UPDATE OF finished_at ON takedowns FOR EACH ROW EXECUTE FUNCTION fail()`,
    values: [],
  });
  const warn = vi.spyOn(world.log, 'warn');
  const said = (): unknown[] =>
    warn.mock.calls.filter(([, text]) => String(text).startsWith('a takedown is not finished')).map(([about]) => about);
  try {
    const answers = [
      await world.api().post(`/stories/${story}/takedown`, { reason: 'Court order' }),
      await world.api().post(`/coverages/${coverage}/takedown`, { reason: 'Court order' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    const err = expect.anything();
    expect(said()).toEqual([
      { err, story },
      { err, coverage },
    ]);
  } finally {
    warn.mockRestore();
    await world.db.query({ text: 'DROP FUNCTION fail CASCADE', values: [] });
  }
  const { status } = await world.api().post(`/coverages/${coverage}/takedown`, { reason: 'Court order' });
  expect(status).toBe(200);
});
