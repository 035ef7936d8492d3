import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
let publisherId: string;

const STORIES = [
  { headline: 'Storm hits Valmark', topics: ['Weather', 'Valmark'], section: 'climate', language: 'en' },
  { headline: 'Valmark votes', topics: ['Elections', 'Valmark'], section: 'politics', language: 'en-GB' },
  { headline: 'Der Sturm über Valmark', topics: ['Weather'], section: 'climate', language: 'de' },
  { headline: 'Élections: l’opposition gagne', topics: ['Elections'], section: 'politics', language: 'fr' },
  { headline: 'Flood warning', topics: ['Weather'], priority: 'flash', body: 'The river Ost will rise.' },
  { headline: 'Team wins the cup', topics: ['Cup'], section: 'sport', priority: 'urgent' },
];

beforeAll(async () => {
  world = await openWorld();
  const publisher = await world.publisher('The Lister');
  api = publisher.api;
  publisherId = publisher.id;
  for (const story of STORIES) await api.publish(story);
});
afterAll(() => world.close());

async function headlines(query: string): Promise<string[]> {
  const { status, body } = await api.get(`/stories?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.stories.map((story: { headline: string }) => story.headline);
}

test('the list is newest first and says where to follow from', async () => {
  const { body } = await api.get('/stories');
  expect(body.stories.map((story: { seq: number }) => story.seq)).toEqual([6, 5, 4, 3, 2, 1]);
  expect(body.position).toMatch(/^[a-z0-9]+\.6$/);
  expect(body.next).toBeNull();
});

test('a card has every field of the contract', async () => {
  const { body } = await api.get('/stories?any=cup');
  expect(Object.keys(body.stories[0]).sort()).toEqual(
    [
      ...['byline', 'comments', 'headline', 'id', 'imageUrl', 'language', 'priority', 'publishedAt', 'publisher'],
      ...['releasedAt', 'revision', 'section', 'seq', 'storyline', 'summary', 'topics', 'url'],
    ].sort(),
  );
  expect(body.stories[0]).toMatchObject({
    publisher: { id: publisherId, name: 'The Lister' },
    priority: 'urgent',
    section: 'sport',
    topics: [{ slug: 'cup', label: 'Cup' }],
  });
});

describe('filters', () => {
  test.each([
    ['any=valmark', ['Valmark votes', 'Storm hits Valmark']],
    ['any=valmark,cup', ['Team wins the cup', 'Valmark votes', 'Storm hits Valmark']],
    ['any=valmark&any=cup', ['Team wins the cup', 'Valmark votes', 'Storm hits Valmark']],
    ['all=weather,valmark', ['Storm hits Valmark']],
    ['any=weather&none=valmark', ['Flood warning', 'Der Sturm über Valmark']],
    ['section=politics', ['Élections: l’opposition gagne', 'Valmark votes']],
    ['lang=en', ['Valmark votes', 'Storm hits Valmark']],
    ['lang=en-gb', ['Valmark votes']],
    ['priority=urgent', ['Team wins the cup', 'Flood warning']],
    ['priority=flash', ['Flood warning']],
    ['q=valmark', ['Der Sturm über Valmark', 'Valmark votes', 'Storm hits Valmark']],
    ['q=valmark -storm', ['Der Sturm über Valmark', 'Valmark votes']],
    ['q=ELECTIONS', ['Élections: l’opposition gagne', 'Valmark votes']],
    ['q=river rise', ['Flood warning']],
    ['q=uber', ['Der Sturm über Valmark']],
    ['any=valmark&none=valmark', []],
    ['any=nowhere', []],
  ])('%s', async (query, expected) => {
    expect(await headlines(query)).toEqual(expected);
  });

  test('publisher=', async () => {
    const other = (await world.publisher('The Silent')).id;
    expect(await headlines(`publisher=${publisherId}`)).toHaveLength(6);
    expect(await headlines(`publisher=${other}`)).toEqual([]);
  });
});

test('pages follow each other without a gap or a repetition', async () => {
  const seen: number[] = [];
  let before = '';
  for (;;) {
    const { body } = await api.get(`/stories?limit=4${before}`);
    seen.push(...body.stories.map((story: { seq: number }) => story.seq));
    if (body.next === null) break;
    before = `&before=${body.next}`;
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1]);
});

test('a whole story has its body, sanitised', async () => {
  const { storyId } = await api.publish({
    headline: 'With body',
    body: '<p onclick="evil()">Hello <script>evil()</script><a href="javascript:evil()">there</a></p>',
    bodyFormat: 'html',
  });
  const { body } = await api.get(`/stories/${storyId}`);
  expect(body.bodyHtml).toBe('<p>Hello <a rel="noopener noreferrer nofollow">there</a></p>');
});

test('Markdown and plain text become HTML by the same way', async () => {
  const markdown = await api.publish({ headline: 'M', body: '## Why\n\n*because* <b>x</b>', bodyFormat: 'markdown' });
  expect((await api.get(`/stories/${markdown.storyId}`)).body.bodyHtml).toBe(
    '<h2>Why</h2>\n<p><em>because</em> <b>x</b></p>',
  );
  const text = await api.publish({ headline: 'T', body: 'One & two\n\n<three>' });
  expect((await api.get(`/stories/${text.storyId}`)).body.bodyHtml).toBe('<p>One &amp; two</p>\n<p>&lt;three&gt;</p>');
});

test('topics are listed with their number of stories, by prefix', async () => {
  const { body } = await api.get('/topics?prefix=val');
  expect(body.topics).toEqual([{ slug: 'valmark', label: 'Valmark', stories: 2 }]);
  expect((await api.get('/topics')).body.topics[0]).toMatchObject({ slug: 'weather', stories: 3 });
  expect((await api.get('/topics?prefix=%25')).body.topics.length).toBeGreaterThan(1);
});

test("a publisher lists its own submissions by status, and sees nobody else's", async () => {
  const other = (await world.publisher('The Lonely')).api;
  const { body: rejected } = await other.post('/stories', { headline: '' });
  const mine = await other.publish({ headline: 'Mine' });
  const { body } = await other.get('/submissions?status=published');
  expect(body.submissions.map((submission: { id: string }) => submission.id)).toEqual([mine.id]);
  expect((await other.get('/submissions?status=rejected')).body.submissions).toHaveLength(1);
  expect((await api.get(rejected.instance.replace('/api/v1', ''))).status).toBe(404);
});

test('INTAKE6: the receipt tells each step and how many readers it reached', async () => {
  const readers = await Promise.all([world.reader(), world.reader(), world.reader({ filter: { any: ['receipt'] } })]);
  const submission = await api.publish({ headline: 'Receipt', topics: ['Receipt'] });
  await Promise.all(readers.map((reader) => reader.received(1)));
  const { accepted, edited, recorded, announced } = submission.receipt;
  const times = [accepted, edited, recorded, announced.at].map(Date.parse);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  await waitFor('three deliveries are counted', async () => {
    const { body } = await api.get(`/submissions/${submission.id}`);
    const { delivered } = body.receipt;
    if (delivered.readers !== 3) return false;
    expect(Date.parse(delivered.at)).toBeGreaterThanOrEqual(Date.parse(accepted));
    return true;
  });
});

test('health: the process lives, and is ready while Postgres and Redis answer', async () => {
  const livez = await fetch(`${world.url()}/livez`);
  expect(livez.status).toBe(200);
  const readyz = await fetch(`${world.url()}/readyz`);
  // With replicas, there are more.
  expect(await readyz.json()).toMatchObject({
    status: 'ok',
    checks: { serving: true, postgres: true, following: true, redis: true },
  });
});

test('the page comes with a policy that runs nothing of a publisher', async () => {
  const policy = (await fetch(`${world.url()}/`)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
});
