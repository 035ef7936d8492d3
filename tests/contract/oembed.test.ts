import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type OEmbed, oEmbedSchema } from '../../server/http/reference/oembed-answer.ts';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  api = (await world.publisher('The <b>Post</b>')).api;
});
afterAll(() => world.close());

interface Described {
  status: number;
  headers: Headers;
  body: Partial<OEmbed> & { code?: string; errors?: { field: string }[] };
}

async function ask(parameters: Record<string, string>): Promise<Described> {
  const response = await fetch(`${world.url()}/oembed?${new URLSearchParams(parameters)}`);
  const body = (await response.json()) as Described['body'];
  return { status: response.status, headers: response.headers, body };
}

async function storyUrl(story: Record<string, unknown>): Promise<{ id: string; url: string }> {
  const { storyId } = await api.publish(story);
  return { id: storyId, url: `${world.url()}/story/${storyId}` };
}

test('EMBED6 a story is described as a quote in which nothing of the publisher is markup', async () => {
  const { url } = await storyUrl({ headline: 'Ice & <i>snow</i>', summary: 'It is "cold".', language: 'en' });
  const { status, headers, body } = await ask({ url, format: 'json', maxwidth: '400', theme: 'dark' });
  expect(status).toBe(200);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(oEmbedSchema.parse(body)).toMatchObject({ version: '1.0', type: 'rich', width: 400, height: 240 });
  expect(body.html).toContain(`<a href="${url}/ice-`);
  expect(body.html).toContain('It is &quot;cold&quot;.');
  expect(body.html).toContain('The &lt;b&gt;Post&lt;/b&gt;');
  expect(body.html).not.toMatch(/<(script|style|i|b)\b/);
});

test('EMBED6 where there is no room for a quote there is a link', async () => {
  const { url } = await storyUrl({ headline: 'Small' });
  for (const room of [{ maxwidth: '219' }, { maxheight: '100' }]) {
    const { body } = await ask({ url, ...room });
    expect([body.type, body.title, body.html]).toEqual(['link', 'Small', undefined]);
  }
});

test('EMBED6 a retracted story says so and gives the reason', async () => {
  const { id, url } = await storyUrl({ headline: 'Gone', summary: 'What was said.' });
  await api.finished((await api.delete(`/stories/${id}`, { reason: 'It was invented.' })).body.id);
  const { body } = await ask({ url });
  expect(body.title).toBe('Retracted: Gone');
  expect(body.html).toContain('It was invented.');
  expect(body.html).not.toContain('What was said.');
});

test('EMBED6 the page of a story leads to its description', async () => {
  const { url } = await storyUrl({ headline: 'Found & shown' });
  const html = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
  const link = /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]*)"/.exec(html)?.[1];
  const answer = await fetch(String(link).replaceAll('&amp;', '&'));
  expect(await answer.json()).toMatchObject({ title: 'Found & shown', provider_name: 'Newswire' });
});

test('EMBED6 what is not ours is 404, another format 501, and a wrong parameter is named', async () => {
  const { id, url } = await storyUrl({ headline: 'Known' });
  const codes = async (parameters: Record<string, string>) => {
    const { status, body } = await ask(parameters);
    return [status, body.code, body.errors?.[0]?.field];
  };
  expect(await codes({ url: `https://elsewhere.example/story/${id}` })).toEqual([404, 'not_found', undefined]);
  expect(await codes({ url: `${world.url()}/topic/x` })).toEqual([404, 'not_found', undefined]);
  expect(await codes({ url: `${world.url()}/story/${id.replaceAll(/./g, '0')}` })).toEqual([
    404,
    'not_found',
    undefined,
  ]);
  expect(await codes({ url, format: 'xml' })).toEqual([501, 'format_not_offered', undefined]);
  expect(await codes({})).toEqual([400, 'bad_query', 'url']);
  expect(await codes({ url: 'javascript:alert(1)' })).toEqual([400, 'bad_query', 'url']);
  expect(await codes({ url, maxwidth: 'wide' })).toEqual([400, 'bad_query', 'maxwidth']);
});
