import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
});
afterAll(() => world.close());

test('PAGE13 a page is served in the language that the reader chose, else in one that their browser wants', async () => {
  const served = async (headers: Record<string, string>) => {
    const response = await fetch(world.url(), { headers: { accept: 'text/html', ...headers } });
    const [begin] = /<html lang="\w+" dir="\w+"/.exec(await response.text()) ?? [];
    return [begin, response.headers.get('content-language'), response.headers.get('vary')];
  };
  const [german, language, vary] = await served({ 'accept-language': 'nl, de-AT;q=0.8, en;q=0.5' });
  expect([german, language]).toEqual(['<html lang="de" dir="ltr"', 'de']);
  expect(vary).toMatch(/Accept-Language, Cookie/);
  const [chosen] = await served({ 'accept-language': 'de', cookie: 'other=1; newswire_language=ar' });
  expect(chosen).toBe('<html lang="ar" dir="rtl"');
  expect((await served({ 'accept-language': 'xx', cookie: 'newswire_language=klingon' }))[1]).toBe('en');
});
