import { afterAll, beforeAll, expect, test } from 'vitest';
import { ERROR_DOCS, ERROR_GROUPS } from '../../server/http/reference/errors/error-docs.ts';
import { ERRORS } from '../../shared/domain/errors.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
});
afterAll(() => world.close());

async function page(address: string) {
  const answer = await fetch(new URL(address, world.url()));
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', html: await answer.text() };
}

test('REF2 the `type` of a refusal leads to a page about its code', async () => {
  const refused = await fetch(`${world.url()}/api/v1/stories?limit=500`);
  const problem = (await refused.json()) as { type: string; code: string; errors: object[] };
  expect(problem).toMatchObject({
    ...{ code: 'bad_query', type: '/docs/errors/bad_query' },
    errors: [{ field: 'limit', example: 30 }],
  });
  const { status, type, html } = await page(problem.type);
  expect([status, type]).toEqual([200, expect.stringContaining('text/html')]);
  for (const part of ['bad_query', 'What it means', 'Why it happens', 'How to mend it', 'An example']) {
    expect(html).toContain(part);
  }
});

test('REF2 every code has a page, and the index lists each once', async () => {
  const { html: index } = await page('/docs/errors');
  for (const code of Object.keys(ERRORS)) {
    expect(index.split(`href="/docs/errors/${code}"`), code).toHaveLength(2);
    const { status, html } = await page(`/docs/errors/${code}`);
    expect([status, html.includes(`<h1><code>${code}</code></h1>`)], code).toEqual([200, true]);
  }
  const listed = ERROR_GROUPS.flatMap(({ docs }) => Object.keys(docs));
  expect(listed.toSorted()).toEqual(Object.keys(ERRORS).toSorted());
  expect(Object.keys(ERROR_DOCS).toSorted()).toEqual(Object.keys(ERRORS).toSorted());
});

test('REF2 another name is not found', async () => {
  for (const name of ['no_such_code', 'constructor', '__proto__', '%3Cscript%3E']) {
    expect((await page(`/docs/errors/${name}`)).status, name).toBe(404);
  }
});

test('INTAKE2 a refused value comes with one that would be accepted', async () => {
  const { key } = await world.publisher('The Examples');
  const answer = await fetch(`${world.url()}/api/v1/stories`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ headlin: 'A slip', publishedAt: 'yesterday', section: 'gossip', url: 'harbour', image: {} }),
  });
  const { errors } = (await answer.json()) as { errors: { field: string; detail: string; example?: unknown }[] };
  const exampleOf = (field: string): unknown => errors.find((error) => error.field === field)?.example;
  expect(exampleOf('headline')).toEqual(expect.any(String));
  expect(exampleOf('publishedAt')).toBe('2026-11-24T12:00:00Z');
  expect(exampleOf('section')).toBe('world');
  expect(exampleOf('url')).toMatch(/^https:/);
  expect(exampleOf('image.url')).toMatch(/^https:/);
  expect(errors.find(({ field }) => field === 'headlin')?.detail).toContain('did you mean `headline`?');
});
