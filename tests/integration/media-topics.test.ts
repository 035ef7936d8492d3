import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEDIA_TOPIC_CODES } from '../../shared/contract/media-topic-codes.ts';
import { subjectOfCode } from '../../shared/node/topics/subjects/media-topics.ts';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

const NINJS = 'application/vnd.iptc.ninjs+json';
const CINEMA = {
  code: 'medtop:20000005',
  name: 'Cinema',
  uri: 'http://cv.iptc.org/newscodes/mediatopic/20000005',
  slug: 'film',
};

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  api = (await world.publisher('The Codes')).api;
});
afterAll(() => world.close());

const read = async (id: string) => (await api.get(`/stories/${id}`)).body;

test('SUBJECT1 a subject that is given by its code is a topic, found by its slug and told with its code', async () => {
  const { storyId } = await api.publish({
    headline: 'A quiet week',
    subjects: ['medtop:20000005'],
    topics: ['Port Amsel'],
  });
  const story = await read(storyId);
  expect(story.subjects).toEqual([CINEMA]);
  expect(story.topics).toEqual([
    { slug: 'port-amsel', label: 'Port Amsel', kind: expect.anything() },
    { slug: 'film', label: 'Film', kind: 'subject' },
  ]);
  const { body } = await api.get(`/stories?q=${encodeURIComponent('topic:film')}`);
  expect(body.stories.map(({ id }: { id: string }) => id)).toEqual([storyId]);
});

test('SUBJECT1 a code may be written in three ways; any other is refused by its place, with an example', async () => {
  const written = ['20000005', 'medtop:20000344', 'http://cv.iptc.org/newscodes/mediatopic/17000000'];
  const { storyId } = await api.publish({ headline: 'Three ways to say it', subjects: written });
  const codes = (await read(storyId)).subjects.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(['medtop:20000005', 'medtop:20000344', 'medtop:17000000']);
  const { status, body } = await api.post('/stories', {
    headline: 'A slip',
    subjects: ['medtop:20000005', 'medtop:1'],
  });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ field: 'subjects.1', example: 'medtop:20000151' }]);
});

test('SUBJECT2 subjects that the text is about have their codes, too', async () => {
  const { storyId } = await api.publish({
    headline: 'Earthquake shakes the coast of Corrow',
    body: 'The earthquake was felt far inland. A second earthquake followed at noon.',
  });
  expect((await read(storyId)).subjects).toMatchObject([{ name: 'Earthquake', slug: 'earthquakes' }]);
});

test('SUBJECT3 a correction that names topics or subjects replaces both', async () => {
  const { storyId } = await api.publish({
    headline: 'A week at sea',
    topics: ['Sails'],
    subjects: ['medtop:20000005'],
  });
  await api.finished(
    (await api.patch(`/stories/${storyId}`, { subjects: ['medtop:17000000'], topics: ['Sails'] })).body.id,
  );
  expect((await read(storyId)).topics.map(({ slug }: { slug: string }) => slug)).toEqual(['sails', 'weather']);
  await api.finished((await api.patch(`/stories/${storyId}`, { topics: ['Sails'] })).body.id);
  expect((await read(storyId)).subjects).toBeUndefined();
});

test('SUBJECT4 ninjs brings codes and is answered with codes, and the page has them as JSON-LD', async () => {
  const item = {
    ...{ uri: 'https://agency.example/film', headlines: [{ value: 'A film about harbours' }] },
    subjects: [{ name: 'Kino', uri: CINEMA.uri }, { name: 'Harbours' }],
  };
  const { body } = await api.send('POST', '/stories', JSON.stringify(item), { 'content-type': NINJS });
  const { storyId } = await api.finished(body.id);
  const answer = await fetch(`${world.url()}/api/v1/stories/${storyId}`, { headers: { accept: NINJS } });
  const { subjects } = (await answer.json()) as { subjects: { name: string }[] };
  expect(subjects).toContainEqual({ name: 'Cinema', rel: 'about', uri: CINEMA.uri, literal: CINEMA.code });
  expect(subjects.filter(({ name }) => name === 'Film')).toEqual([]);
  const page = await (await fetch(`${world.url()}/story/${storyId}`, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain(`"@type":"DefinedTerm","name":"Cinema","termCode":"medtop:20000005"`);
});

test('SUBJECT1 every number that is accepted has a subject', () => {
  const tree = readFileSync(
    path.join(import.meta.dirname, '../../shared/node/topics/subjects/media-topics.txt'),
    'utf8',
  );
  const codes = tree.split('\n').flatMap((line) => line.split('\t')[1] ?? []);
  expect([...MEDIA_TOPIC_CODES]).toEqual(codes.toSorted());
  expect(codes.filter((code) => subjectOfCode(code) === undefined)).toEqual([]);
  expect(codes.length).toBeGreaterThan(1_100);
});
