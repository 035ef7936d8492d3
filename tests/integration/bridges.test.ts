import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import { renewWire } from '../../shared/node/db/wire/wire-store.ts';
import { newswire } from '../helpers/commands.ts';
import type { Json } from '../helpers/feed-rig.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const LOCAL = { NEWSWIRE_BRIDGE_NETWORKS: '127.0.0.0/8' };

let worlds: World[];
let origin: World;
let edge: World;
let writer: Awaited<ReturnType<World['publisher']>>;
let other: Awaited<ReturnType<World['publisher']>>;
beforeAll(async () => {
  await buildPageIfStale();
  worlds = await Promise.all([1, 2, 3].map(openInstallation));
  [origin, edge] = worlds as [World, World];
  [writer, other] = await Promise.all([origin.publisher('Harbour Gazette'), origin.publisher('Mill Post')]);
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

/** The databases are copies of one, which makes one installation of them. */
async function openInstallation(): Promise<World> {
  const world = await openWorld({ hasOwnDatabase: true, env: LOCAL, servers: 0, workers: 0 });
  await world.db.query('UPDATE installation SET id = gen_random_uuid()');
  await renewWire(world.db);
  await Promise.all([world.addServer(), world.addWorker()]);
  return world;
}

const bridge = async (at: World, from: World, more: Record<string, unknown> = {}): Promise<Json> => {
  const { status, body } = await at.api().post('/bridges', { url: from.url(), ...more });
  expect([status, body]).toEqual([201, body]);
  await waitFor('the bridge works', async () => (await look(at, body.id)).status === 'ok');
  return body;
};
const look = async (at: World, id: string): Promise<Json> => (await at.api().get(`/bridges/${id}`)).body;
const storiesAt = async (at: World, query = ''): Promise<Json[]> =>
  (await at.api().get(`/stories?limit=100${query}`)).body.stories;
const headlinesAt = async (at: World): Promise<string[]> =>
  (await storiesAt(at)).map(({ headline }) => headline).sort();
const arrives = (at: World, headline: string): Promise<Json> =>
  waitFor(`“${headline}” at the other side`, async () =>
    (await storiesAt(at)).find((story: Json) => story.headline === headline),
  );
const wholeAt = async (at: World, id: string): Promise<Json> => (await at.api().get(`/stories/${id}`)).body;
/** Waits until the bridge has taken everything up to now, and workers have recorded it. */
const caughtUp = async (at: World, id: string, from: World): Promise<void> => {
  const seqOf = (position: string): number => parsePosition(position)?.seq ?? 0;
  const { position } = (await from.api().get('/stories?limit=1')).body;
  await waitFor(`the bridge is at ${position}`, async () => seqOf((await look(at, id)).position) >= seqOf(position));
  await waitFor('nothing is open', async () => {
    const { rowCount } = await at.db.query("SELECT FROM submissions WHERE status = 'queued'");
    return rowCount === 0;
  });
};

test('BRIDGE1 BRIDGE3 a story crosses with its text, corrections and retraction, once, and says where it is from', async () => {
  const { id } = await bridge(edge, origin, { publisher: 'Harbour Wire' });
  const image = {
    url: 'https://example.org/boat.jpg',
    alt: 'A boat',
    caption: 'At dawn',
    credit: 'Ann',
    width: 800,
    height: 600,
  };
  const { storyId } = await writer.api.publish({
    ...{ headline: 'Ten boats sank', body: '**Ten** boats sank on Monday.', bodyFormat: 'markdown', byline: 'Ann Lee' },
    ...{ topics: ['Harbour'], section: 'world', language: 'en', priority: 'urgent', image },
    publishedAt: '2026-01-02T03:04:05Z',
  });
  const here = await arrives(edge, 'Ten boats sank');
  const whole = await wholeAt(edge, here.id);
  const there = await wholeAt(origin, storyId);
  for (const field of [
    'summary',
    'bodyHtml',
    'byline',
    'section',
    'language',
    'priority',
    'publishedAt',
    'imageAlt',
    'imageCaption',
    'imageCredit',
    'imageFrame',
    'imageUrl',
    'topics',
  ]) {
    expect([field, whole[field]]).toEqual([field, there[field]]);
  }
  const installation = (await origin.api().get('/installation')).body.id;
  expect(whole.publisher.name).toBe('Harbour Wire');
  expect(whole.url).toBe(`${origin.url()}/story/${storyId}`);
  expect(whole.provenance).toEqual({
    ...{
      installation,
      storyId,
      url: `${origin.url()}/story/${storyId}`,
      publisher: 'Harbour Gazette',
      hops: [installation],
    },
  });
  expect(there.provenance).toBeUndefined();
  const page = await (await fetch(`${edge.url()}/story/${here.id}`, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain(
    `<a href="${origin.url()}/story/${storyId}" rel="noopener noreferrer nofollow">First published`,
  );

  await writer.api.patch(`/stories/${storyId}`, { headline: 'Nine boats sank', body: 'Nine boats sank.' });
  await arrives(edge, 'Nine boats sank');
  expect(await wholeAt(edge, here.id)).toMatchObject({ revision: 2, bodyHtml: '<p>Nine boats sank.</p>' });

  await writer.api.delete(`/stories/${storyId}`, { reason: 'No boat sank' });
  await waitFor('the retraction', async () => (await wholeAt(edge, here.id)).retracted?.reason === 'No boat sank');
  expect(await look(edge, id)).toMatchObject({ taken: 3, passedOver: 0, resets: 0, installation });
  await edge.api().delete(`/bridges/${id}`);
});

test('SECTION7 a story keeps its section where the other side has it; elsewhere, its text decides', async () => {
  const { id } = await bridge(edge, origin, { publisher: 'Section Wire' });
  for (const slug of ['local', 'chess']) await origin.api().post('/admin/sections', { slug, label: slug });
  await edge.api().post('/admin/sections', { slug: 'local', label: 'Town' });
  await writer.api.publish({ headline: 'The bakery opens', section: 'local' });
  await writer.api.publish({ headline: 'A pawn is moved', section: 'chess' });
  expect((await arrives(edge, 'The bakery opens')).section).toBe('local');
  expect((await arrives(edge, 'A pawn is moved')).section).not.toBe('chess');
  await edge.api().delete(`/bridges/${id}`);
});

test('BRIDGE4 what is taken down there is taken down here', async () => {
  const { id } = await bridge(edge, origin);
  const { storyId } = await writer.api.publish({ headline: 'The name of a witness' });
  const here = await arrives(edge, 'The name of a witness');
  await origin.api().post(`/stories/${storyId}/takedown`, { reason: 'Order of the court' });
  await waitFor('the removal', async () => (await edge.api().get(`/stories/${here.id}`)).status === 451);
  expect((await edge.api().get(`/stories/${here.id}`)).body.detail).toContain('Order of the court');
  await edge.api().delete(`/bridges/${id}`);
});

test('BRIDGE5 texts of an agency by two publishers are two stories', async () => {
  const { id } = await bridge(edge, origin);
  const text = {
    headline: 'Storm over the coast',
    body: 'The storm will reach the coast in the night to Tuesday, say all forecasts.',
  };
  await writer.api.publish({ ...text, externalId: 'a' });
  await other.api.publish({ ...text, externalId: 'b' });
  await waitFor(
    'both',
    async () => (await storiesAt(edge)).filter(({ headline }) => headline === text.headline).length === 2,
  );
  await edge.api().delete(`/bridges/${id}`);
});

test('BRIDGE2 BRIDGE6 a filter is applied, and a paused bridge goes on at its place', async () => {
  const { id } = await bridge(edge, origin, { filter: 'topic:ferries -cancelled' });
  await writer.api.publish({ headline: 'Ferry one sails', topics: ['Ferries'] });
  await writer.api.publish({ headline: 'Ferry two cancelled', topics: ['Ferries'] });
  await writer.api.publish({ headline: 'A mill burns', topics: ['Mills'] });
  await arrives(edge, 'Ferry one sails');
  const paused = await newswire(
    ['bridge', 'pause', id, '--url', edge.url(), '--key', 'tests-admin-key-of-this-run', '--json'],
    edge.env,
  );
  expect(JSON.parse(paused.stdout)).toMatchObject({ id, status: 'paused' });
  await writer.api.publish({ headline: 'Ferry three sails', topics: ['Ferries'] });
  await edge.api().patch(`/bridges/${id}`, { paused: false });
  await arrives(edge, 'Ferry three sails');
  const seen = (await headlinesAt(edge)).filter((headline) => /Ferry|mill/.test(headline));
  expect(seen).toEqual(['Ferry one sails', 'Ferry three sails']);
  await edge.api().delete(`/bridges/${id}`);
});

test('BRIDGE7 a lost position is a new reading, without repeats', async () => {
  const { id } = await bridge(edge, origin, { from: 'oldest', publisher: 'Second Wire' });
  const all = [...(await headlinesAt(origin))].sort();
  await waitFor('all of it', async () => (await headlinesAt(edge)).join() === all.join());
  await edge.db.query("UPDATE bridges SET position = 'another.1', lease = NULL, leased_until = NULL");
  const { storyId } = await writer.api.publish({ headline: 'After the restore' });
  await arrives(edge, 'After the restore');
  expect(await headlinesAt(edge)).toEqual([...all, 'After the restore'].sort());
  expect((await look(edge, id)).resets).toBe(1);
  await edge.api().delete(`/bridges/${id}`);
  await bridge(edge, origin);
  // What came over a bridge that was removed goes on over the next, under its publisher.
  await writer.api.delete(`/stories/${storyId}`, { reason: 'Too early' });
  await waitFor('the retraction', async () => {
    const { rowCount } = await edge.db.query("SELECT FROM stories WHERE retraction_reason = 'Too early'");
    return rowCount === 1;
  });
  await edge.db.query('DELETE FROM bridges');
});

test('BRIDGE8 rings of two and of three carry each story once to each, and none back', async () => {
  const [a, b, c] = worlds as [World, World, World];
  const bridges = [
    await bridge(b, a),
    await bridge(a, b),
    await bridge(c, b),
    await bridge(a, c),
    // The same story by two ways.
    await bridge(c, a),
  ];
  const [ofA, ofC] = [await a.publisher('Ring A'), await c.publisher('Ring C')];
  await ofA.api.publish({ headline: 'From A' });
  await ofC.api.publish({ headline: 'From C' });
  for (const world of [a, b, c]) await Promise.all([arrives(world, 'From A'), arrives(world, 'From C')]);
  const ways: [World, World][] = [
    [b, a],
    [a, b],
    [c, b],
    [a, c],
    [c, a],
  ];
  for (const [index, [at, from]] of ways.entries()) await caughtUp(at, bridges[index].id, from);
  for (const world of [a, b, c]) {
    const seen = (await headlinesAt(world)).filter((headline) => headline.startsWith('From '));
    expect(seen).toEqual(['From A', 'From C']);
  }
  const self = await a.api().post('/bridges', { url: a.url() });
  const refused = await waitFor('the refusal', async () => (await look(a, self.body.id)).error);
  expect(refused).toContain('this installation itself');
});

test('a wrong address, a forbidden network and a second bridge are refused, each by its name', async () => {
  const api = edge.api();
  const refusals = [
    { url: 'ftp://example.org' },
    { url: 'http://10.0.0.1' },
    { url: 'https://me:secret@example.org' },
    { url: 'https://example.org', filter: 'section:2nd' },
    { url: 'https://example.org', from: 'yesterday' },
  ];
  const answers = await Promise.all(refusals.map((body) => api.post('/bridges', body)));
  expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.field])).toEqual(
    refusals.map((body) => [422, Object.keys(body).at(-1)]),
  );
  const [one, two] = [
    await api.post('/bridges', { url: 'http://127.0.0.1:1/api/v1/' }),
    await api.post('/bridges', { url: 'http://127.0.0.1:1' }),
  ];
  expect([one.status, one.body.url, two.status, two.body.code]).toEqual([
    201,
    'http://127.0.0.1:1',
    409,
    'bridge_exists',
  ]);
  const failing = await waitFor('the failure', async () => (await look(edge, one.body.id)).error);
  expect(failing).toBeTruthy();
  const { record } = (await api.get('/ops/overview')).body;
  expect(record.bridges.map(({ url, status }: Json) => [url, status])).toContainEqual([
    'http://127.0.0.1:1',
    'failing',
  ]);
  const listed = await newswire(
    ['bridge', 'list', '--url', edge.url(), '--key', 'tests-admin-key-of-this-run'],
    edge.env,
  );
  expect(listed.stdout).toMatch(/failing +- {2}http:\/\/127\.0\.0\.1:1/);
});
