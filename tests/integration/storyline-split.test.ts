import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openCommenter } from '../helpers/commenter.ts';
import { FERRY } from '../helpers/ferry.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** Each test has a wire of its own: what one has split, another must not find. */
let world: World;
let papers: Api[];
let moderator: Api;
/** The stories of one storyline, oldest first. */
let ids: [string, string];
let line: string;
beforeEach(async () => {
  world = await openWorld({ workers: 2, env: { NEWSWIRE_TRUST_PROXY: '1' } });
  const names = ['The Harbour Post', 'Meridian Wire', 'The Inland Echo', 'Evening Ledger'];
  papers = (await Promise.all(names.map((name) => world.publisher(name)))).map(({ api }) => api);
  const { body: publisher } = await world.api().post('/publishers', { name: 'Moderators' });
  const { body: key } = await world.api().post(`/publishers/${publisher.id}/keys`, { scopes: ['moderate'] });
  moderator = world.api(key.key);
  ids = [await publish(0), await publish(1)];
  line = await lineOf(ids[0]);
  expect(await lineOf(ids[1])).toBe(line);
});
afterEach(() => world.close());

async function publishAs(paper: number, story: Record<string, unknown>): Promise<string> {
  const end = await papers[paper]?.publish(story);
  return end.storyId;
}
const publish = (index: number): Promise<string> => publishAs(index, { ...FERRY[index] });
const lineOf = async (id: string): Promise<string> => (await world.api().get(`/stories/${id}`)).body.storyline.id;
const coverage = async (id: string) => (await world.api().get(`/storylines/${id}`)).body;
const split = (stories: unknown, reason: unknown = 'Two ferries', id = line) =>
  moderator.post(`/storylines/${id}/split`, { stories, reason });

test('LINE6 a storyline says why each story is in it, in the names and words that they share', async () => {
  const { stories } = await coverage(line);
  expect(stories.map(({ id }: { id: string }) => id)).toEqual([ids[1], ids[0]]);
  expect(stories[0].because).toMatchObject({ storyId: ids[0], isCopy: false });
  expect(stories[0].because.names).toEqual(expect.arrayContaining(['Calloway', 'Brannock Point']));
  expect(stories[0].because.words.length).toBeGreaterThan(0);
  expect(stories[1].because).toBeNull();
});

test('LINE6 a near copy says whose text it repeats', async () => {
  const text =
    `The council of Drovany voted on Thursday to reopen the old mill road after three winters of repairs. ` +
    'Engineers replaced eleven culverts and widened the bend above the weir, where two lorries met every morning. ' +
    'Residents of the upper village had asked for the work since the flood, said the mayor, Teodor Anselm.';
  const first = await publishAs(0, { headline: 'Mill road at Drovany to reopen', body: text });
  const second = await publishAs(1, { headline: 'Drovany mill road reopens', body: `${text} (Wire)` });
  const { stories } = await coverage(await lineOf(first));
  expect(stories[0]).toMatchObject({ id: second, because: { storyId: first, isCopy: true } });
});

test('LINE7 a split makes two storylines, is on the wire and in the log, and leaves lists with both', async () => {
  const reader = await world.reader();
  const { body: made, status } = await split([ids[1]]);
  expect(status).toBe(200);
  expect(made.from).toEqual({ id: line, stories: 1, publishers: 1, independent: 1 });
  expect(made.to).toMatchObject({ stories: 1, publishers: 1 });
  expect(await lineOf(ids[0])).toBe(line);
  expect(await lineOf(ids[1])).toBe(made.to.id);
  expect(await coverage(made.to.id)).toMatchObject({
    storyline: { leadStoryId: ids[1], headline: FERRY[1]?.headline },
    stories: [{ id: ids[1], because: null }],
  });
  expect(await reader.received(1)).toMatchObject([{ type: 'storyline.split', stories: [ids[1]], ...made }]);
  expect((await moderator.get('/moderation/log?limit=1')).body.entries).toMatchObject([
    { action: 'storyline.split', by: { name: 'Moderators' }, reason: 'Two ferries', subject: { id: line } },
  ]);
});

test('LINE7 who has one of the stories open hears of the split, also afterwards', async () => {
  const reader = await world.reader();
  const { position } = await reader.watch(ids[1]);
  await split([ids[1]]);
  await waitFor('the split has come', () => reader.storyEvents(ids[1]).length > 0);
  expect(reader.storyEvents(ids[1])).toMatchObject([{ type: 'storyline.split' }]);
  const late = await world.reader();
  expect(await late.watch(ids[1], position)).toMatchObject({ resumed: { events: 1 } });
});

test('LINE8 neither a later story nor a correction puts together what was split', async () => {
  await split([ids[1]]);
  const later = [await publish(2), await publish(3)];
  const { body: corrected } = (await papers[1]?.patch(`/stories/${ids[1]}`, { body: FERRY[0]?.body })) ?? {};
  await papers[1]?.finished(corrected.id);
  const lines = [await lineOf(ids[0]), await lineOf(ids[1])];
  expect(new Set(lines).size).toBe(2);
  // Those that came since are where they fit, in one of the two.
  for (const id of later) expect(lines).toContain(await lineOf(id));
});

test('LINE8 what was split stays apart when a third storyline connects with both', async () => {
  await split([ids[1]]);
  const third = await publish(2);
  const home = await lineOf(third);
  // Taken out again, the third may go back to either, and takes its marks along.
  await split([third], 'A third ferry', home);
  const { body: corrected } = (await papers[2]?.patch(`/stories/${third}`, { summary: FERRY[0]?.headline })) ?? {};
  await papers[2]?.finished(corrected.id);
  await publish(3);
  expect(await lineOf(ids[0])).not.toBe(await lineOf(ids[1]));
  expect(await lineOf(third)).not.toBe(home);
});

test('LINE7 a split names stories of the storyline and leaves one behind; twice at once it is done once', async () => {
  const other = await publishAs(2, { headline: 'Chess open won', body: 'A game was played.' });
  const fields = async (answer: ReturnType<typeof split>) => {
    const { status, body } = await answer;
    return [status, body.errors?.map(({ field }: { field: string }) => field)];
  };
  expect(await fields(split([ids[1], other]))).toEqual([422, ['stories.1']]);
  expect(await fields(split(ids))).toEqual([422, ['stories']]);
  expect(await fields(split([]))).toEqual([422, ['stories']]);
  expect(await fields(split(['x'], ''))).toEqual([422, ['stories.0', 'reason']]);
  expect((await split([ids[1]], 'x', '01a20ac4-4460-74ba-8102-f0781fb15ef2')).status).toBe(404);
  const refused = await papers[0]?.post(`/storylines/${line}/split`, { stories: [ids[1]], reason: 'x' });
  expect(refused?.body.code).toBe('scope_missing');
  const both = await Promise.all([split([ids[1]]), split([ids[1]])]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
});

test('LINE9 a reader reports a story once, a moderator sees why it stands there, and a split settles it', async () => {
  const ana = await openCommenter(world.url(), 'Ana', '192.0.2.1');
  const report = (body: unknown) => ana.call('POST', `/storylines/${line}/reports`, body);
  expect((await report({ storyId: ids[1], reason: 'Another ferry' })).status).toBe(204);
  expect((await report({ storyId: ids[1], reason: 'I said so' })).status).toBe(204);
  const anonymous = { storyId: ids[1]?.toUpperCase() };
  const from = { 'X-Forwarded-For': '198.51.100.9' };
  expect((await world.api('').post(`/storylines/${line}/reports`, anonymous, from)).status).toBe(204);
  const mine = async () => {
    const { body } = await moderator.get('/storyline-reports');
    return body.reports.filter(({ storyline }: { storyline: { id: string } }) => storyline.id === line);
  };
  expect(await mine()).toMatchObject([
    {
      storyline: { headline: FERRY[0]?.headline, stories: 2 },
      story: { id: ids[1], publisher: { name: 'Meridian Wire' }, because: { storyId: ids[0] } },
      reports: 2,
      reasons: ['Another ferry'],
    },
  ]);
  await split([ids[1]]);
  expect(await mine()).toEqual([]);
});

test('LINE9 a report names a story of the storyline, comes from our own page, and is settled by keeping it', async () => {
  const ana = await openCommenter(world.url(), 'Ana', '192.0.2.1');
  const report = (body: unknown, headers?: Record<string, string>) =>
    ana.call('POST', `/storylines/${line}/reports`, body, headers);
  const wrong = await report({ storyId: '01a20ac4-4460-74ba-8102-f0781fb15ef2' });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'storyId', rule: 'unknown' }] } });
  expect((await report({ storyId: ids[1] }, { 'Sec-Fetch-Site': 'cross-site' })).body.code).toBe('cross_site');
  expect((await report({ storyId: ids[0] })).status).toBe(204);
  expect((await moderator.post(`/storylines/${line}/keep`, { reason: 'One ferry' })).status).toBe(204);
  const { body } = await moderator.get('/storyline-reports');
  expect(body.reports.filter(({ storyline }: { storyline: { id: string } }) => storyline.id === line)).toEqual([]);
  expect((await moderator.get('/moderation/log?limit=1')).body.entries).toMatchObject([
    { action: 'storyline.kept', reason: 'One ferry', details: { reports: 1 } },
  ]);
});

test('LINE10 a split is taken back: one storyline, on the wire and in the log, which later stories join', async () => {
  const reader = await world.reader();
  const { body: made } = await split([ids[1]]);
  await reader.received(1);
  const { position } = await reader.watch(ids[0]);
  const rejoin = (storyline: string, reason = 'One ferry after all') =>
    moderator.post(`/storylines/${line}/rejoin`, { storyline, reason });
  const { status, body } = await rejoin(made.to.id);
  expect([status, body]).toEqual([200, { storyline: { id: line, stories: 2, publishers: 2, independent: 2 } }]);
  expect(await lineOf(ids[1])).toBe(line);
  // The address of the part leads to the whole.
  expect((await coverage(made.to.id)).storyline).toMatchObject({ id: line, leadStoryId: ids[0] });
  const event = { type: 'storyline.merged', storylineId: made.to.id, into: line, storyline: body.storyline };
  expect((await reader.received(2)).at(-1)).toMatchObject(event);
  await waitFor('who has one of them open hears of it', () => reader.storyEvents(ids[0]).length > 0);
  expect(reader.storyEvents(ids[0])).toMatchObject([event]);
  const late = await world.reader();
  expect(await late.watch(ids[1], position)).toMatchObject({ resumed: { events: 1 } });
  expect((await moderator.get('/moderation/log?limit=1')).body.entries).toMatchObject([
    {
      action: 'storyline.rejoined',
      reason: 'One ferry after all',
      subject: { id: line },
      details: { from: made.to.id },
    },
  ]);
  expect(await lineOf(await publish(2))).toBe(line);
  // What is together is not taken back twice, and can be split again.
  expect((await rejoin(made.to.id)).body.errors).toMatchObject([{ field: 'storyline', rule: 'not_split' }]);
  expect((await split([ids[1]])).status).toBe(200);
});

test('LINE10 only what was split is put together, and other splits stand', async () => {
  const { body: first } = await split([ids[1]]);
  const rejoin = (id: string, storyline: string) =>
    moderator.post(`/storylines/${id}/rejoin`, { storyline, reason: 'x' });
  const stranger = await lineOf(await publishAs(2, { headline: 'Chess open won', body: 'A game was played.' }));
  expect((await rejoin(line, stranger)).body.errors).toMatchObject([{ field: 'storyline', rule: 'not_split' }]);
  expect((await rejoin(line, line)).status).toBe(422);
  expect((await rejoin(line, '01a20ac4-4460-74ba-8102-f0781fb15ef2')).status).toBe(404);
  const refused = await papers[0]?.post(`/storylines/${line}/rejoin`, { storyline: first.to.id, reason: 'x' });
  expect(refused?.body.code).toBe('scope_missing');
  const third = await publish(2);
  const home = await lineOf(third);
  const { body: second } = await split([third], 'A third ferry', home);
  expect((await rejoin(line, first.to.id)).status).toBe(200);
  expect(await lineOf(ids[0])).toBe(await lineOf(ids[1]));
  expect(await lineOf(third)).toBe(second.to.id);
});
