import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import { SENT } from '../../server/http/reference/socket-messages.ts';
import { openCommenter } from '../helpers/commenter.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_ALLOW_NETWORKS: '127.0.0.0/8' } });
});
afterAll(() => world.close());

/** The schema that the reference shows for this call's answer. */
function schemaOf(operationId: string, status: number): z.ZodType {
  const schema = OPERATIONS.find(({ id }) => id === operationId)?.answers[status]?.schema?.schema;
  if (!schema) throw new Error(`${operationId} has no schema for ${status}`);
  return schema;
}

function expectToFit(schema: z.ZodType, body: unknown): void {
  const result = schema.safeParse(body);
  expect(result.error?.issues ?? [], JSON.stringify(body)).toEqual([]);
}

test('answers are what the reference says, field by field', async () => {
  const api = world.api();
  const story = {
    headline: 'A reference',
    body: 'Text.',
    topics: ['Reference'],
    section: 'world',
    url: 'https://x.example/',
  };
  const { storyId } = await api.publish(story);
  const id = (await api.patch(`/stories/${storyId}`, { headline: 'The reference' })).body.id;
  await api.finished(id);
  const { body: added } = await api.post('/feeds', { url: 'http://127.0.0.1:9/x.xml', topics: ['x'] });
  const publisher = (await api.post('/publishers', { name: 'Ref' })).body;
  const { body: live } = await api.post('/coverages', {
    title: 'Live',
    keyPoints: ['One'],
    endsAt: '2099-01-01T00:00:00Z',
  });
  const coverage = `/coverages/${live.coverage.id}`;
  const picture = { url: 'https://x.example/a.jpg', alt: 'A boat' };
  await api.post(`${coverage}/posts`, { title: 'Key', keyEvent: true, picture, quote: { text: 'Yes' }, pinned: true });
  const draft = randomUUID();
  const saved = await api.put(`/drafts/${draft}`, { revision: 0, storyId, fields: { headline: 'Typed' } });
  expectToFit(schemaOf('saveDraft', 201), saved.body);
  const opened = await api.post(`/drafts/${draft}/editors`, { window: randomUUID() });
  expectToFit(schemaOf('openDraft', 200), opened.body);
  const reach = await api.post('/stories/preview', { headline: 'Reached' });
  expectToFit(schemaOf('measureReach', 200), reach.body);
  const calls: [string, string, number?][] = [
    ['listCoverages', '/coverages'],
    ['getCoverage', coverage],
    ['listStories', '/stories'],
    ['listStories', '/stories?sort=top'],
    ['countStories', '/stories/count'],
    ['getStory', `/stories/${storyId}`],
    ['listRevisions', `/stories/${storyId}/revisions`],
    ['getStoryline', `/storylines/${storyId}`],
    ['listSubmissions', '/submissions'],
    ['getSubmission', `/submissions/${id}`],
    ['getOwnDesk', '/publishers/me'],
    ['listDrafts', '/drafts'],
    ['getDraft', `/drafts/${draft}`],
    ['listTopics', '/topics'],
    ['getTrending', '/trending'],
    ['listPublishers', '/publishers'],
    ['listFeeds', '/feeds'],
    ['getFeed', `/feeds/${added.id}`],
    ['getQueues', '/queues'],
    ['getOverview', '/ops/overview'],
    ['listFailedJobs', '/ops/jobs'],
    ['getPushKey', '/push/key'],
    ['getAlertOffer', '/alerts'],
    ['getMe', '/me'],
    ['listComments', `/stories/${storyId}/comments`],
    ['listReports', '/comments/reports'],
    ['getModerationLog', '/moderation/log'],
  ];
  for (const [operation, path] of calls) {
    const { status, body } = await api.get(path);
    expect([operation, status]).toEqual([operation, 200]);
    expectToFit(schemaOf(operation, 200), body);
  }
  const batch = await api.post('/stories', [{ headline: 'x' }, { headline: '' }]);
  expectToFit(schemaOf('publishStories', 202), batch.body);
  expectToFit(schemaOf('publishStories', 202), (await api.post('/stories', { headline: 'y' })).body);
  expectToFit(schemaOf('addKey', 201), (await api.post(`/publishers/${publisher.id}/keys`, {})).body);
  await api.finished((await api.delete(`/stories/${storyId}`, { reason: 'Reference' })).body.id);
  expectToFit(schemaOf('getStory', 200), (await api.get(`/stories/${storyId}`)).body);
});

test('what readers and moderators are answered is what the reference says', async () => {
  const { storyId } = await world.api().publish({ headline: 'Discussed' });
  const ana = await openCommenter(world.url(), 'Ana Reference');
  const written = await ana.write(storyId, 'First');
  expectToFit(schemaOf('writeComment', 201), written.body);
  const answered = await ana.write(storyId, 'Second', { parentId: written.body.comment.id });
  await ana.call('POST', `/comments/${answered.body.comment.id}/report`, { reason: 'Rude' });
  const api = world.api();
  expectToFit(schemaOf('listComments', 200), (await api.get(`/stories/${storyId}/comments`)).body);
  expectToFit(schemaOf('listReports', 200), (await api.get('/comments/reports')).body);
  const hidden = await api.post(`/comments/${answered.body.comment.id}/hide`, { reason: 'Rude' });
  expectToFit(schemaOf('hideComment', 200), hidden.body);
  expectToFit(schemaOf('getModerationLog', 200), (await api.get('/moderation/log')).body);
});

test('what is answered about trending and rulings is what the reference says', async () => {
  const api = world.api();
  for (const headline of ['One', 'Two', 'Three']) await api.publish({ headline, topics: ['France', 'Spain'] });
  const { body: trending } = await waitFor('something trends', async () => {
    const answer = await api.get('/trending');
    return answer.body.topics.length > 0 && answer;
  });
  expectToFit(schemaOf('getTrending', 200), trending);
  const ruling = JSON.stringify({ act: 'merge', into: 'Spain', reason: 'Reference' });
  const made = await api.send('PUT', '/topics/france/ruling', ruling, { 'Content-Type': 'application/json' });
  expectToFit(schemaOf('ruleTopic', 200), made.body);
  const { body: rulings } = await api.get('/topic-rulings');
  expect(rulings.rulings).toEqual([made.body]);
  expectToFit(schemaOf('listTopicRulings', 200), rulings);
  expectToFit(schemaOf('listTopicCandidates', 200), (await api.get('/topic-candidates')).body);
  expect((await api.delete('/topics/france/ruling', { reason: 'Reference' })).status).toBe(204);
});

test('the two documents are served as valid JSON to any page, and name this server', async () => {
  for (const name of ['openapi', 'asyncapi']) {
    const { status, headers, body } = await world.api().get(`/${name}.json`);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(JSON.stringify(body)).toContain(new URL(world.url()).host);
  }
});

test('what a socket hears is what the reference says', async () => {
  const reader = await world.reader();
  const { storyId } = await world.api().publish({ headline: 'Heard' });
  await world.api().finished((await world.api().delete(`/stories/${storyId}`, { reason: 'x' })).body.id);
  await waitFor('the retraction has come', () => reader.events.some(({ type }) => type === 'story.retracted'));
  for (const message of reader.messages) expectToFit(SENT.wire.payload.schema, message);
});
