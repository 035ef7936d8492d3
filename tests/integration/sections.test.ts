import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NamedSection } from '../../shared/contract/section-schema.ts';
import { BUILT_IN_SECTIONS } from '../../shared/domain/section.ts';
import type { Api } from '../helpers/api.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let admin: Api;
let post: Api;
beforeAll(async () => {
  world = await openWorld({ servers: 2 });
  admin = world.api();
  post = (await world.publisher('The Harbour Post')).api;
});
afterAll(() => world.close());

const order = (sections: string[]) =>
  admin.send('PUT', '/admin/sections/order', JSON.stringify({ sections }), { 'Content-Type': 'application/json' });
const slugsOf = (sections: NamedSection[]): string[] => sections.map(({ slug }) => slug);
const listed = async (server = 0): Promise<NamedSection[]> => {
  const answer = await fetch(`${world.url(server)}/api/v1/sections`);
  return ((await answer.json()) as { sections: NamedSection[] }).sections;
};
const fetchText = async (path: string, language = 'en', server = 0): Promise<string> =>
  (await fetch(world.url(server) + path, { headers: { Accept: 'text/html', 'Accept-Language': language } })).text();
const headlines = async (query: string): Promise<string[]> => {
  const { body } = await world.api().get(`/stories?${query}`);
  return body.stories.map(({ headline }: { headline: string }) => headline);
};
const sectionOf = async (storyId: string): Promise<string | null> =>
  (await admin.get(`/stories/${storyId}`)).body.section;

test('SECTION1 a site that has changed none has the nine built-in sections, named in every language', async () => {
  const sections = await listed();
  expect(slugsOf(sections)).toEqual([...BUILT_IN_SECTIONS]);
  expect(sections[1]).toMatchObject({ slug: 'politics', label: 'Politics', labels: { de: 'Politik', en: 'Politics' } });
  expect(sections.filter(({ removed }) => removed)).toEqual([]);
  expect(await fetchText('/')).not.toContain('id="sections"');
});

test('SECTION2 a bad section is refused with the field and the rule, and changes nothing', async () => {
  const answers = [
    await admin.post('/admin/sections', { slug: 'Local', label: 'Local' }),
    await admin.post('/admin/sections', { slug: 'constructor', label: 'Local' }),
    await admin.post('/admin/sections', { slug: 'x'.repeat(41), label: 'Local' }),
    await admin.post('/admin/sections', { slug: 'local' }),
    await admin.post('/admin/sections', { slug: 'local', label: ' ' }),
    await admin.post('/admin/sections', { slug: 'local', label: 'x'.repeat(41) }),
    await admin.post('/admin/sections', { slug: 'local', label: 'Local', labels: { xx: 'Local' } }),
    await admin.patch('/admin/sections/world', {}),
    await order(['world']),
    await order([...BUILT_IN_SECTIONS, 'gossip']),
    await order([...BUILT_IN_SECTIONS, 'world']),
  ];
  expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.field])).toEqual([
    ...['slug', 'slug', 'slug', 'label', 'label', 'label', 'labels.xx', ''].map((field) => [422, field]),
    ...['sections', 'sections', 'sections'].map((field) => [422, field]),
  ]);
  expect((await admin.post('/admin/sections', { slug: 'world', label: 'World' })).body.code).toBe('section_exists');
  expect((await admin.patch('/admin/sections/gossip', { label: 'Gossip' })).body.code).toBe('not_found');
  expect((await admin.delete('/admin/sections/gossip')).body.code).toBe('not_found');
  expect((await post.post('/admin/sections', { slug: 'local', label: 'Local' })).body.code).toBe('scope_missing');
  expect(slugsOf(await listed())).toEqual([...BUILT_IN_SECTIONS]);
});

test('SECTION2 SECTION3 a section is added, and every server knows it within seconds', async () => {
  expect((await post.post('/stories', { headline: 'Too early', section: 'local' })).status).toBe(422);
  const local = { slug: 'local', label: 'Local', labels: { de: 'Lokales' } };
  const { status, body } = await admin.post('/admin/sections', local);
  expect([status, body.sections.at(-1)]).toEqual([201, { ...local, isRemoved: false }]);
  expect((await order(['local', ...BUILT_IN_SECTIONS])).status).toBe(200);
  const { storyId: first } = await post.publish({ headline: 'The first of all', section: 'local' });
  expect(await sectionOf(first)).toBe('local');
  for (const server of [0, 1]) {
    await waitFor(`server ${server} lists it first`, async () => (await listed(server))[0]?.slug === 'local');
  }
  expect((await listed(1))[0]).toMatchObject({ label: 'Local', labels: { de: 'Lokales', en: 'Local', fr: 'Local' } });
  const { storyId } = await post.publish({ headline: 'The bakery opens', section: 'local' });
  expect(await sectionOf(storyId)).toBe('local');
  expect(await headlines('section=local')).toEqual(['The bakery opens', 'The first of all']);
  expect(await headlines('q=section:local')).toEqual(['The bakery opens', 'The first of all']);
});

test('SECTION3 an unknown section is refused with the sections of the site and the one that is likely meant', async () => {
  const { storyId } = await post.publish({ headline: 'The ferry is late', section: 'world' });
  const feed = (section: string) => ({ url: 'https://feeds.example/local', section });
  const answers = [
    await post.post('/stories', { headline: 'Typed', section: 'lokal' }),
    await post.post('/stories', { headline: 'By its name', section: 'Lokales' }),
    await post.post('/stories', { headline: 'In capitals', section: 'World' }),
    await post.patch(`/stories/${storyId}`, { section: 'lcal' }),
    await post.post('/stories/preview', { headline: 'Typed', section: 'lokal' }),
    await post.post('/publishers/me/feeds', feed('lokal')),
    await admin.post('/feeds', feed('lokal')),
  ];
  expect(answers.map(({ status, body }) => [status, body.errors])).toEqual(
    ['local', 'local', 'world', 'local', 'local', 'local', 'local'].map((meant) => [
      422,
      [
        {
          field: 'section',
          rule: 'one_of',
          detail: `must be one of local, ${BUILT_IN_SECTIONS.join(', ')}; did you mean \`${meant}\`?`,
          example: meant,
        },
      ],
    ]),
  );
  const both = await post.post('/stories', { headline: '', section: 'zzz' });
  expect(both.body.errors.map(({ field }: { field: string }) => field)).toEqual(['headline', 'section']);
  expect(both.body.errors[1].detail).not.toContain('did you mean');
  const batch = await post.post('/stories', [
    { headline: 'Good', section: 'local' },
    { headline: 'Bad', section: 'lokal' },
  ]);
  expect([batch.body.accepted, batch.body.errors[0].index]).toEqual([1, 1]);
});

test('SECTION3 a feed may be in any section of the site, in OPML, too', async () => {
  const { body } = await admin.post('/feeds', { url: 'https://feeds.example/a', section: 'local', enabled: false });
  expect(body.section).toBe('local');
  const outlines = [
    '<outline text="Lokales"><outline xmlUrl="https://feeds.example/b"/></outline>',
    '<outline xmlUrl="https://feeds.example/c" newswire:section="lokal"/>',
  ];
  const opml = `<opml version="2.0" xmlns:newswire="urn:newswire:opml"><body>${outlines.join('')}</body></opml>`;
  const answer = await admin.send('POST', '/feeds/import', opml, { 'Content-Type': 'text/x-opml' });
  expect(answer.body.entries).toMatchObject([
    { url: 'https://feeds.example/b', status: 'added' },
    { status: 'rejected', detail: expect.stringContaining('did you mean `local`?') },
  ]);
  const { body: added } = await admin.get(`/feeds/${answer.body.entries[0].id}`);
  expect([added.section, added.topics]).toEqual(['local', []]);
});

test('SECTION5 a filter with a section that nobody knows matches nothing, and one that is no slug is refused', async () => {
  expect(await headlines('section=gossip')).toEqual([]);
  expect(await headlines('q=section:gossip')).toEqual([]);
  const bad = await world.api().get('/stories?section=No+slug!');
  expect([bad.status, bad.body.errors[0].field]).toEqual([400, 'section.0']);
});

test('SECTION6 pages name a section in the language of the reader, else as the operator does', async () => {
  const { storyId } = await post.publish({ headline: 'The market moves', section: 'local' });
  const [german, french] = [await fetchText(`/story/${storyId}`, 'de'), await fetchText(`/story/${storyId}`, 'fr')];
  for (const [page, name] of [
    [german, 'Lokales'],
    [french, 'Local'],
  ] as const) {
    expect(page).toContain(`<span class="mark-section">${name}</span>`);
    expect(page).toContain(`<meta property="article:section" content="${name}">`);
    expect(page).toContain(`"articleSection":"${name}"`);
  }
  const block = /<script type="application\/json" id="sections">([^<]*)<\/script>/.exec(await fetchText('/'))?.[1];
  const shown = ['local', ...BUILT_IN_SECTIONS];
  expect(JSON.parse(block ?? '')).toEqual({ '': { local: 'Local' }, de: { local: 'Lokales' }, shown });
  const { body } = await admin.patch('/admin/sections/sport', { label: 'Games', labels: { de: 'Spiele' } });
  expect(body.sections.find(({ slug }: NamedSection) => slug === 'sport')).toMatchObject({ label: 'Games' });
  const { storyId: game } = await post.publish({ headline: 'The cup is won', section: 'sport' });
  expect(await fetchText(`/story/${game}`, 'de')).toContain('<span class="mark-section">Spiele</span>');
  expect(await fetchText(`/story/${game}`, 'it')).toContain('<span class="mark-section">Games</span>');
  await admin.patch('/admin/sections/sport', { label: null, labels: { de: null } });
  expect(await fetchText(`/story/${game}`, 'de')).toContain('<span class="mark-section">Sport</span>');
});

test('SECTION4 a removed section keeps its stories, its name and its filter, and takes no new story', async () => {
  const { status, body } = await admin.delete('/admin/sections/local');
  expect([status, body.sections.at(0)]).toMatchObject([200, { slug: 'local', isRemoved: true }]);
  expect((await listed())[0]).toMatchObject({ slug: 'local', label: 'Local', removed: true });
  expect(await headlines('section=local')).toContain('The bakery opens');
  const [story] = (await admin.get('/stories?section=local&limit=1')).body.stories;
  expect(await fetchText(`/story/${story.id}`, 'de')).toContain('<span class="mark-section">Lokales</span>');
  expect((await post.post('/stories', { headline: 'Too late', section: 'local' })).status).toBe(422);
  expect((await admin.delete('/admin/sections/local')).body.code).toBe('not_found');
  const again = await admin.post('/admin/sections', { slug: 'local' });
  expect([again.status, again.body.sections.at(-1)]).toMatchObject([201, { slug: 'local', labels: { de: 'Lokales' } }]);
});

test('SECTION4 the slug of a removed built-in section is not free for another one', async () => {
  await admin.delete('/admin/sections/climate');
  const { status, body } = await admin.post('/admin/sections', { slug: 'climate', label: 'Gossip' });
  expect([status, body.errors[0]]).toMatchObject([422, { field: 'slug', rule: 'built_in' }]);
  expect((await admin.post('/admin/sections', { slug: 'climate' })).status).toBe(201);
});

test('SECTION7 a text that is about a removed section is in none, and so is a feed’s story of one', async () => {
  const teams = ['Hallby', 'Orsund', 'Kivik', 'Tromby', 'Fjelde', 'Ranvik', 'Uddeby', 'Skarpnes', 'Elvdal', 'Myrdal'];
  const match = async (): Promise<string> => {
    const team = teams.pop();
    const headline = `${team} striker scores twice in the football cup final`;
    return (await post.publish({ headline, body: `The football team of ${team} won the league match 3–1.` })).storyId;
  };
  expect(await sectionOf(await match())).toBe('sport');
  const held = await post.post('/stories', {
    ...{ headline: 'The goalkeeper leaves', section: 'sport', externalId: 'held' },
    embargoUntil: new Date(Date.now() + 6_000).toISOString(),
  });
  await admin.delete('/admin/sections/sport');
  await waitFor('the worker knows it', async () => (await sectionOf(await match())) === null, 40_000, 500);
  await waitFor('the embargo ends', async () => (await post.get(`/submissions/${held.body.id}`)).body.storyId);
  const { body } = await post.get(`/submissions/${held.body.id}`);
  expect(await sectionOf(body.storyId)).not.toBe('sport');
  await admin.post('/admin/sections', { slug: 'sport' });
});

test('SECTION2 two operators at once lose nothing, and a site has forty sections at most', async () => {
  const before = (await listed()).length;
  const added = await Promise.all(
    Array.from({ length: 45 }, (_, index) =>
      admin.post('/admin/sections', { slug: `own-${index}`, label: `${index}` }),
    ),
  );
  const accepted = added.filter(({ status }) => status === 201).length;
  expect(accepted).toBe(40 - before);
  expect(added.filter(({ body }) => body.code === 'too_many_sections').length).toBe(45 - accepted);
  expect((await listed()).length).toBe(40);
});
