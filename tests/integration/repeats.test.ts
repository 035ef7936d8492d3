import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** Each test has a wire of its own, because all stories are about one event. */
let world: World;
let papers: Api[];
beforeEach(async () => {
  world = await openWorld();
  papers = [];
  for (const name of ['Coast Agency', 'Harbour Post', 'Hallby Courier']) papers.push((await world.publisher(name)).api);
});
afterEach(() => world.close());

/** An agency's report, long enough to be recognised in other papers. */
const AGENCY =
  'The council of Drovany voted on Thursday to reopen the old mill road after three winters of repairs. ' +
  'Engineers replaced eleven culverts and widened the bend above the weir, where two lorries met every morning. ' +
  'Residents of the upper village had asked for the work since the flood, said the mayor of Drovany, Teodor Anselm. ' +
  'The first bus will use the road on Monday.';
/** The same event, in words of one's own. */
const OWN =
  'Mayor Teodor Anselm was seen to smile when the council of Drovany had voted: the mill road reopens. Our reporter ' +
  'walked along it, counted the new culverts, and met a farmer whose milk had gone the long way round the weir.';

async function publish(paper: number, headline: string, body: string, rest: object = {}): Promise<string> {
  return (await papers[paper]?.publish({ headline, body, ...rest }))?.storyId;
}
async function change(paper: number, id: string, patch: Record<string, unknown>): Promise<void> {
  const answer = await papers[paper]?.patch(`/stories/${id}`, patch);
  await world.api().finished(answer?.body.id);
}
async function retract(paper: number, id: string): Promise<void> {
  const answer = await papers[paper]?.delete(`/stories/${id}`, { reason: 'Wrong town' });
  await world.api().finished(answer?.body.id);
}
const story = async (id: string) => (await world.api().get(`/stories/${id}`)).body;
const coverage = async (id: string) => (await world.api().get(`/storylines/${(await story(id)).storyline.id}`)).body;

test('LINE14 three papers with one agency’s text are three publishers, one of them independent', async () => {
  const first = await publish(0, 'Mill road at Drovany to reopen', AGENCY);
  const copy = await publish(1, 'Drovany mill road reopens', `${AGENCY} (Agency)`);
  await publish(2, 'Old mill road at Drovany open again', `${AGENCY} (CA)`);
  expect((await story(copy)).storyline).toMatchObject({ stories: 3, publishers: 3, independent: 1 });
  expect((await coverage(first)).storyline).toMatchObject({ publishers: 3, independent: 1 });

  // Who prints the agency's text is no more independent after the agency has taken it back.
  await retract(0, first);
  expect((await story(copy)).storyline).toMatchObject({ stories: 2, publishers: 2, independent: 1 });
  // Until it has written a text of its own.
  await change(1, copy, { body: OWN });
  expect((await story(copy)).storyline).toMatchObject({ stories: 2, publishers: 2, independent: 2 });
  expect((await story(copy)).copyOf).toBeUndefined();
});

test('LINE14 when the original is rewritten, the first of its copies takes its place', async () => {
  const first = await publish(0, 'Mill road at Drovany to reopen', AGENCY);
  const copy = await publish(1, 'Drovany mill road reopens', `${AGENCY} (Agency)`);
  const another = await publish(2, 'Old mill road at Drovany open again', `${AGENCY} (CA)`);
  await change(0, first, { body: OWN });
  expect((await story(first)).storyline).toMatchObject({ publishers: 3, independent: 2 });
  expect((await story(another)).copyOf).toMatchObject({ id: copy });
  expect((await story(first)).alsoIn).toEqual([]);
});

test('LINE15 an update of a publisher’s own story says which one it repeats, and is no other report', async () => {
  const reader = await world.reader();
  const first = await publish(1, 'Mill road at Drovany to reopen', AGENCY);
  const late = await publish(1, 'Late edition: mill road at Drovany to reopen', `${AGENCY} More follows.`);
  expect(await story(first)).not.toHaveProperty('repeats');
  expect(await story(late)).toMatchObject({ repeats: first, storyline: { stories: 2, publishers: 1, independent: 1 } });
  expect(await reader.received(2)).toMatchObject([
    { story: { id: first } },
    { story: { id: late, repeats: first, storyline: { publishers: 1, independent: 1 } } },
  ]);
  const { stories } = (await world.api().get('/stories?limit=2')).body;
  expect(stories.map(({ repeats }: { repeats?: string }) => repeats)).toEqual([first, undefined]);

  // Also where both repeat what another publisher wrote.
  const courier = await publish(2, 'Drovany reopens its mill road', `${AGENCY} (Agency)`);
  const again = await publish(2, 'Drovany reopens its mill road, evening edition', `${AGENCY} (Agency, updated)`);
  expect(await story(courier)).not.toHaveProperty('repeats');
  expect(await story(again)).toMatchObject({ repeats: courier, storyline: { publishers: 2, independent: 1 } });

  // Without the first, the update is the report.
  await retract(1, first);
  expect(await story(late)).not.toHaveProperty('repeats');
});

test('LINE16 the coverage says who had it first on this wire, and how far ahead of whom', async () => {
  const first = await publish(1, 'Mill road at Drovany to reopen', AGENCY);
  expect((await coverage(first)).first).toMatchObject({ storyId: first, aheadSeconds: null, aheadOf: null });
  // What its publisher says about the time counts for nothing.
  const publishedAt = new Date(Date.now() - 3_600_000).toISOString();
  const second = await publish(0, 'Drovany mill road reopens', `${AGENCY} (CA)`, { publishedAt });
  await publish(1, 'Late edition: mill road at Drovany to reopen', `${AGENCY} More follows.`);
  await world.db.query(`UPDATE stories SET released_at = released_at + interval '12 minutes' WHERE id = $1`, [second]);
  const { releasedAt, publisher } = await story(first);
  const told = (await coverage(first)).first;
  expect(told).toMatchObject({
    ...{ storyId: first, publisher, at: releasedAt },
    aheadOf: { storyId: second, publisher: (await story(second)).publisher },
  });
  expect(told.aheadSeconds).toBeGreaterThanOrEqual(12 * 60);
  await retract(1, first);
  expect((await coverage(second)).first).toMatchObject({ storyId: second, publisher: { name: 'Coast Agency' } });
});
