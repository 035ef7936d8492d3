import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IntakeWarning } from '../../shared/contract/http-shapes.ts';
import type { Api } from '../helpers/api.ts';
import { newswire } from '../helpers/commands.ts';
import { openWorld, type World } from '../helpers/world.ts';

const PICTURE = 'https://pictures.example/quay.jpg';
const ALT_UNSEEN = { field: 'imageAlt', detail: 'imageAlt is not shown: the story has no picture' };

let world: World;
let api: Api;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  world = await openWorld();
  const publisher = await world.publisher('The Harbour Post');
  api = publisher.api;
  env = { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: publisher.key };
});
afterAll(() => world.close());

const fieldsOf = (body: { warnings?: IntakeWarning[] }): string[] => (body.warnings ?? []).map(({ field }) => field);
const storyOf = async (story: object): Promise<string> => (await api.publish({ headline: 'A quay', ...story })).storyId;

test('INTAKE14 a correction is answered with what readers will not see of it, as its story is now', async () => {
  const [plain, pictured] = await Promise.all([
    storyOf({ headline: 'No picture' }),
    storyOf({ headline: 'One picture', imageUrl: PICTURE }),
  ]);
  const patch = { imageAlt: 'A quay', topics: ['Sea', 'SEA'], bodyFormat: 'html' };
  const headers = { 'idempotency-key': 'warned-once' };
  const first = await api.patch(`/stories/${plain}`, patch, headers);
  expect([first.status, fieldsOf(first.body)]).toEqual([202, ['imageAlt', 'bodyFormat', 'topics.1']]);
  expect(first.body.warnings[0]).toEqual(ALT_UNSEEN);
  expect((await api.patch(`/stories/${plain}`, patch, headers)).body).toEqual(first.body);
  const shown = await api.patch(`/stories/${pictured}`, {
    imageAlt: 'A quay',
    correctionNote: 'The picture is described.',
  });
  expect(shown.body).not.toHaveProperty('warnings');
  expect(fieldsOf((await api.patch(`/stories/${pictured}`, { imageUrl: null, imageAlt: 'None' })).body)).toEqual([
    'imageAlt',
  ]);
});

test('INTAKE14 a change of what waits names what readers will not see of it, judged by the whole', async () => {
  const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
  const story = await api.post('/stories', { headline: 'Held', imageCredit: 'Bo', embargoUntil });
  expect(fieldsOf(story.body)).toEqual(['imageCredit']);
  const changed = await api.patch(`/submissions/${story.body.id}`, { imageAlt: 'A quay' });
  expect([changed.status, changed.body.warnings]).toEqual([200, [ALT_UNSEEN]]);
  const picture = await api.patch(`/submissions/${story.body.id}`, { imageUrl: PICTURE });
  expect(picture.body).not.toHaveProperty('warnings');
  const id = await storyOf({ headline: 'With a picture', imageUrl: PICTURE });
  const correction = await api.patch(`/stories/${id}`, { headline: 'With the picture', embargoUntil });
  expect(correction.body).not.toHaveProperty('warnings');
  const described = await api.patch(`/submissions/${correction.body.id}`, { imageAlt: 'A quay' });
  expect(described.body).not.toHaveProperty('warnings');
  const emptied = await api.patch(`/submissions/${correction.body.id}`, { imageUrl: null, imageCaption: 'None' });
  expect(fieldsOf(emptied.body)).toEqual(['imageCaption']);
});

test('INTAKE14 the command line tells them beside what it prints', async () => {
  const line = 'warning: imageAlt is not shown: the story has no picture';
  const story = '{"headline":"From a file","imageAlt":"A quay"}\n';
  const published = await newswire(['publish', '-'], env, story);
  expect([published.code, published.stderr]).toEqual([0, expect.stringContaining(`line 1: ${line}`)]);
  const listed = await newswire(['publish', '-', '--json', '--wait'], env, story);
  expect(JSON.parse(listed.stdout).submissions[0].warnings).toEqual([ALT_UNSEEN]);
  const id = await storyOf({ headline: 'To be corrected' });
  for (const flags of [[], ['--wait']]) {
    const corrected = await newswire(['correct', id, '-', ...flags], env, '{"imageAlt":"A quay"}');
    expect([corrected.code, corrected.stderr.trim()]).toEqual([0, line]);
  }
  const asJson = await newswire(['correct', id, '-', '--wait', '--json'], env, '{"imageAlt":"A pier"}');
  expect([asJson.stderr, JSON.parse(asJson.stdout).warnings]).toEqual(['', [ALT_UNSEEN]]);
});
