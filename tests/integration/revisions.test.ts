import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld({ workers: 2 });
  api = (await world.publisher('The Revision')).api;
});
afterAll(() => world.close());

test('the same externalId again is a correction of the same story', async () => {
  const first = await api.publish({ externalId: 'a', headline: 'Three hurt', topics: ['Fire'] });
  const second = await api.publish({ externalId: 'a', headline: 'Four hurt', topics: ['Fire'] });
  expect(second).toMatchObject({ status: 'published', storyId: first.storyId });
  const { body: story } = await api.get(`/stories/${first.storyId}`);
  expect(story).toMatchObject({ headline: 'Four hurt', revision: 2 });
  expect(story.correctedAt).not.toBeNull();
});

test('the same externalId with nothing changed is a duplicate that names its story', async () => {
  const first = await api.publish({ externalId: 'b', headline: 'Same', publishedAt: '2026-01-01T00:00:00Z' });
  const second = await api.publish({ externalId: 'b', headline: 'Same', publishedAt: '2026-01-01T00:00:00Z' });
  expect(second).toMatchObject({ status: 'duplicate', duplicateOf: first.storyId, reason: 'Nothing changed.' });
  expect((await api.get(`/stories/${first.storyId}`)).body.revision).toBe(1);
});

test('a correction that changes nothing is a duplicate, too', async () => {
  const { storyId } = await api.publish({ headline: 'As it is', summary: 'It stays.' });
  const { body } = await api.patch(`/stories/${storyId}`, { headline: 'As it is' });
  expect(await api.finished(body.id)).toMatchObject({ status: 'duplicate', reason: 'Nothing changed.' });
  expect((await api.get(`/stories/${storyId}`)).body.revision).toBe(1);
});

test('PAGE11 a summary that was made from the text is made anew when the text is corrected; a publisher’s own stays', async () => {
  const correct = async (story: Record<string, unknown>, patch: Record<string, unknown>) => {
    const { storyId } = await api.publish(story);
    await api.finished((await api.patch(`/stories/${storyId}`, patch)).body.id);
    return (await api.get(`/stories/${storyId}`)).body.summary;
  };
  const made = { headline: 'Boats lost', body: 'Three boats were lost.' };
  expect(await correct(made, { body: 'Two boats were lost.' })).toBe('Two boats were lost.');
  expect(await correct({ ...made, headline: 'Boats' }, { byline: 'Ann' })).toBe('Three boats were lost.');
  expect(await correct({ ...made, headline: 'Own', summary: 'A storm.' }, { body: 'Two boats.' })).toBe('A storm.');
  expect(await correct({ ...made, headline: 'Given' }, { body: 'Two boats.', summary: 'One.' })).toBe('One.');
  expect(await correct({ ...made, headline: 'None' }, { body: 'Two boats.', summary: null })).toBeNull();
});

test('a poll that repeats a story without a date changes nothing', async () => {
  await api.publish({ externalId: 'undated', headline: 'Undated' });
  expect(await api.publish({ externalId: 'undated', headline: 'Undated' })).toMatchObject({ status: 'duplicate' });
});

test('the same externalId from another publisher is another story', async () => {
  const first = await api.publish({ externalId: 'c', headline: 'Mine' });
  const other = (await world.publisher('The Namesake')).api;
  const second = await other.publish({ externalId: 'c', headline: 'Also mine' });
  expect(second.storyId).not.toBe(first.storyId);
});

test('a correction and a retraction reach the reader in order, as newer revisions of the same story', async () => {
  const reader = await world.reader({ filter: { any: ['harbour'] } });
  const { storyId } = await api.publish({ headline: 'Ship sinks', topics: ['Harbour'] });
  await api.finished((await api.patch(`/stories/${storyId}`, { headline: 'Ship runs aground' })).body.id);
  await api.finished((await api.delete(`/stories/${storyId}`, { reason: 'It was a film set' })).body.id);
  const events = await reader.received(3);
  expect(events.map((event) => event.type)).toEqual(['story.published', 'story.corrected', 'story.retracted']);
  expect(events[1]).toMatchObject({ story: { id: storyId, revision: 2, headline: 'Ship runs aground' } });
  expect(events[2]).toMatchObject({ storyId, revision: 3, reason: 'It was a film set' });
  const { body: story } = await api.get(`/stories/${storyId}`);
  expect(story.retracted).toMatchObject({ reason: 'It was a film set' });
  const { body } = await api.get(`/stories/${storyId}/revisions`);
  expect(body.revisions.map((revision: { headline: string }) => revision.headline)).toEqual([
    'Ship sinks',
    'Ship runs aground',
    'Ship runs aground',
  ]);
});

test('a reader whose topic a correction removes hears of the correction', async () => {
  const reader = await world.reader({ filter: { any: ['old-topic'] } });
  const { storyId } = await api.publish({ headline: 'Filed wrongly', topics: ['Old topic'] });
  await api.finished((await api.patch(`/stories/${storyId}`, { topics: ['New topic'] })).body.id);
  const events = await reader.received(2);
  expect(events[1]).toMatchObject({ type: 'story.corrected', story: { topics: [{ slug: 'new-topic' }] } });
});

test('null in a correction empties an optional field', async () => {
  const { storyId } = await api.publish({ headline: 'With byline', byline: 'A. Nonymous' });
  await api.finished((await api.patch(`/stories/${storyId}`, { byline: null })).body.id);
  expect((await api.get(`/stories/${storyId}`)).body.byline).toBeNull();
});

test('a retracted story does not come back when its feed repeats it', async () => {
  const { storyId } = await api.publish({ externalId: 'gone', headline: 'Gone' });
  await api.finished((await api.delete(`/stories/${storyId}`, { reason: 'False' })).body.id);
  const again = await api.publish({ externalId: 'gone', headline: 'Gone, but newer' });
  expect(again).toMatchObject({ status: 'duplicate', duplicateOf: storyId });
  expect((await api.get(`/stories/${storyId}`)).body.retracted.reason).toBe('False');
});

test('forty versions at once end in the newest, with no revision twice and none backwards', async () => {
  const reader = await world.reader({ filter: { any: ['versions'] } });
  const versions = Array.from({ length: 40 }, (_, index) => ({
    externalId: 'many',
    headline: `Version ${index}`,
    topics: ['Versions'],
  }));
  const { body } = await api.post('/stories', versions);
  for (const submission of body.submissions) await api.finished(submission.id);
  const { storyId } = await api.finished(body.submissions[0].id);
  expect((await api.get(`/stories/${storyId}`)).body).toMatchObject({ headline: 'Version 39', revision: 40 });
  const revisions = (await reader.received(40)).map((event) => ('story' in event ? event.story.revision : 0));
  expect(revisions).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test('the same Idempotency-Key with the same request gets the same answer and makes one story', async () => {
  const story = { headline: 'Only once', topics: ['Once'] };
  const headers = { 'Idempotency-Key': 'retry-1' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => api.post('/stories', story, headers)));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  await api.finished(answers[0]?.body.id);
  const { body } = await api.get('/stories?any=once');
  expect(body.stories).toHaveLength(1);
});

test('the same Idempotency-Key with another request is refused', async () => {
  const headers = { 'Idempotency-Key': 'retry-2' };
  await api.post('/stories', { headline: 'First' }, headers);
  const { status, body } = await api.post('/stories', { headline: 'Second' }, headers);
  expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
});

test('INTAKE4: a retraction whose answer was lost is answered the same when it is sent again', async () => {
  const headers = { 'Idempotency-Key': 'retry-4' };
  const { storyId } = await api.publish({ headline: 'Soon gone', topics: ['Gone'] });
  const first = await api.delete(`/stories/${storyId}`, { reason: 'Wrong' }, headers);
  await api.finished(first.body.id);
  const again = await api.delete(`/stories/${storyId}`, { reason: 'Wrong' }, headers);
  expect([again.status, again.body]).toEqual([202, first.body]);
  const another = await api.delete(`/stories/${storyId}`, { reason: 'Very wrong' }, headers);
  expect(another.body.code).toBe('idempotency_key_reused');
  expect((await api.delete(`/stories/${storyId}`, { reason: 'Wrong' })).body.code).toBe('story_retracted');
});

test('two publishers may use the same Idempotency-Key', async () => {
  const headers = { 'Idempotency-Key': 'retry-3' };
  const other = (await world.publisher('The Coincidence')).api;
  const mine = await api.post('/stories', { headline: 'Mine' }, headers);
  const theirs = await other.post('/stories', { headline: 'Theirs' }, headers);
  expect([mine.status, theirs.status]).toEqual([202, 202]);
});
