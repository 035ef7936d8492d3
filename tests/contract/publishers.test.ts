import { afterAll, beforeAll, expect, test } from 'vitest';
import { publisherProfile } from '../../server/http/reference/story-answers.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function add(body: Record<string, unknown>) {
  const { body: publisher } = await world.api().post('/publishers', body);
  const { body: made } = await world.api().post(`/publishers/${publisher.id}/keys`, {});
  return { id: publisher.id as string, api: world.api(made.key) };
}

const anyone = (path: string) => fetch(`${world.url()}/api/v1${path}`);

test('PUB1 anyone may ask who a publisher is, what it has published and about what', async () => {
  const about = { name: 'The Weir', url: 'https://weir.example/', description: 'Water, and who owns it.' };
  const { id, api } = await add(about);
  await api.publish({ headline: 'One', topics: ['Locks', 'Dams'], section: 'world', language: 'de' });
  await api.publish({ headline: 'Two', topics: ['Dams'], section: 'world', language: 'en' });
  const { storyId } = await api.publish({ headline: 'Three', topics: ['Dams'], section: 'climate', language: 'en' });
  const retraction = await api.delete(`/stories/${storyId}`, { reason: 'It was wrong.' });
  await api.finished(retraction.body.id);
  const answer = await anyone(`/publishers/${id}`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=30']);
  const profile = publisherProfile.parse(await answer.json());
  expect(profile).toMatchObject({
    id,
    ...about,
    stories: 2,
    more: false,
    languages: ['en', 'de'],
    sections: ['world', 'climate'],
  });
  expect(profile.topics.slice(0, 2)).toEqual([
    { slug: 'dams', label: 'Dams', stories: 3 },
    { slug: 'locks', label: 'Locks', stories: 1 },
  ]);
  expect(Date.now() - Date.parse(profile.since ?? '')).toBeLessThan(120_000);
});

test('PUB1 a publisher without stories has a profile, and no other address has one', async () => {
  const { id } = await add({ name: 'The Blank' });
  const profile = publisherProfile.parse(await (await anyone(`/publishers/${id}`)).json());
  expect(profile).toMatchObject({ url: null, description: null, stories: 0, since: null, topics: [], languages: [] });
  for (const unknown of ['01900000-0000-7000-8000-000000000000', 'nobody', '00000000-0000-7000-8000-00000000ca5a']) {
    const answer = await anyone(`/publishers/${unknown}`);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'not_found']);
  }
});

test('PUB1 a description that is too long is refused by name', async () => {
  const { status, body } = await world.api().post('/publishers', { name: 'The Long', description: 'x'.repeat(501) });
  expect(status).toBe(422);
  expect(body.errors[0].field).toBe('description');
});

test('PUB2 the page, its feed and the sitemap know the publisher', async () => {
  const { id, api } = await add({ name: 'The <i>Sluice</i>', description: 'Open & shut.' });
  await api.publish({ headline: 'Gates' });
  const get = async (path: string) => {
    const response = await fetch(world.url() + path, { headers: { accept: 'text/html' }, redirect: 'manual' });
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  };
  const page = await get(`/publisher/${id}`);
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('<i>Sluice');
  expect(page.text).toContain(`<link rel="canonical" href="${world.url()}/publisher/${id}">`);
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.text) ?? [];
  expect(JSON.parse(data)).toMatchObject({
    '@type': 'NewsMediaOrganization',
    name: 'The <i>Sluice</i>',
    description: 'Open & shut.',
    url: `${world.url()}/publisher/${id}`,
  });
  expect(await get(`/publisher/${id.toUpperCase()}`)).toMatchObject({ status: 301, location: `/publisher/${id}` });
  expect((await get('/sitemap-publishers.xml')).text).toContain(`<loc>${world.url()}/publisher/${id}</loc>`);
  expect((await get('/sitemap.xml')).text).toContain('/sitemap-publishers.xml');
  expect(JSON.parse((await get(`/feed.json?publisher=${id}`)).text)).toMatchObject({
    title: 'Newswire: The <i>Sluice</i>',
  });
  expect((await get('/feed.json?publisher=nobody')).status).toBe(400);
});
