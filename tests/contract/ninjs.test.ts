import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

const NINJS = 'application/vnd.iptc.ninjs+json';
let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  api = (await world.publisher('The Agency')).api;
});
afterAll(() => world.close());

const send = (item: unknown) => api.send('POST', '/stories', JSON.stringify(item), { 'Content-Type': NINJS });
const storm = {
  uri: 'https://agency.example/storm',
  headlines: [{ role: 'main', value: 'Storm over Port Amsel' }],
  bodies: [{ contentType: 'text/html', value: '<p>Wind.</p>' }],
  subjects: [{ name: 'Weather' }],
  slugline: 'storm',
};

async function read(id: string, accept: string) {
  const answer = await fetch(`${world.url()}/api/v1/stories/${id}`, { headers: { accept } });
  return { type: answer.headers.get('content-type'), vary: answer.headers.get('vary'), body: await answer.json() };
}

test('NINJS1 to NINJS6 an item becomes a story, is answered with by Accept, and is canceled by its uri', async () => {
  const sent = await send(storm);
  expect(sent).toMatchObject({ status: 202, body: { warnings: [{ field: 'slugline' }] } });
  const { storyId } = await api.finished(sent.body.id);
  const three = await read(storyId, `${NINJS}, application/json;q=0.5`);
  expect(three.type).toContain(NINJS);
  expect(three.vary).toContain('Accept');
  expect(three.body).toMatchObject({
    ...{
      standard: { version: '3.0' },
      pubStatus: 'usable',
      subjects: expect.arrayContaining([expect.objectContaining({ name: 'Weather' })]),
    },
    headlines: [{ value: 'Storm over Port Amsel' }],
  });
  expect((await read(storyId, `${NINJS}; version=2`)).body).toMatchObject({ pubstatus: 'usable', version: '1' });
  for (const accept of ['*/*', 'application/json', 'text/html']) {
    expect((await read(storyId, accept)).body).toMatchObject({ id: storyId, headline: 'Storm over Port Amsel' });
  }

  const canceled = await send({ uri: storm.uri, pubStatus: 'canceled', edNote: 'It did not come.' });
  expect(await api.finished(canceled.body.id)).toMatchObject({ status: 'published', kind: 'retract', storyId });
  expect((await read(storyId, NINJS)).body).toMatchObject({ pubStatus: 'canceled', edNote: 'It did not come.' });
  expect(await send({ uri: storm.uri, pubStatus: 'canceled' })).toMatchObject({
    ...{ status: 422, body: { errors: [{ field: 'uri', rule: 'unknown' }] } },
  });
});

test('NINJS1 NINJS5 of several items each is judged by itself', async () => {
  const other = { ...storm, uri: 'urn:other', headlines: [{ value: 'Calm over Port Amsel' }] };
  const { status, body } = await send([other, { uri: 'urn:p', type: 'picture' }, { ...storm, uri: '' }]);
  expect([status, body.accepted, body.rejected]).toEqual([202, 1, 2]);
  expect(body.submissions[0].warnings).toEqual([{ field: 'slugline', detail: expect.any(String) }]);
  expect(body.errors).toMatchObject([
    { index: 1, errors: [{ field: 'type' }] },
    { index: 2, errors: [{ field: 'uri' }] },
  ]);
});
