import { expect, test } from 'vitest';
import { NewswireError } from '../../shared/domain/errors.ts';
import { readStories } from './read-stories.ts';

const STORY = JSON.stringify({ headline: 'A headline', body: 'y'.repeat(10_000) });

/** How often the event loop turns until `work` is done. */
async function othersTurns(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let done = false;
  const count = (): void => {
    turns += 1;
    if (!done) setImmediate(count);
  };
  setImmediate(count);
  await work;
  done = true;
  return turns;
}

function codesOf(read: Awaited<ReturnType<typeof readStories>>): string[] {
  const items = 'many' in read ? read.many : [read.one];
  return items.map((item) => ('error' in item ? item.error.code : 'ok'));
}

const refusalOf = (text: string, format: 'json' | 'ndjson') =>
  readStories(text, format).then(
    () => 'none',
    (error: unknown) => (error instanceof NewswireError ? `${error.code}: ${error.message}` : 'other'),
  );

test.each(['json', 'ndjson'] as const)('others have their turns while 10 MB of %s are read', async (format) => {
  const stories = Array<string>(1_000).fill(STORY);
  const text = format === 'json' ? `[${stories.join(',')}]` : stories.join('\n');
  expect(await othersTurns(readStories(text, format))).toBeGreaterThan(2);
});

test('a batch of too many stories is refused before one of them is parsed', async () => {
  expect(await refusalOf(`[${'not json,'.repeat(1_001)}]`, 'json')).toMatch(/^too_many_stories/);
  expect(await refusalOf('not json\n'.repeat(1_001), 'ndjson')).toMatch(/^too_many_stories/);
  expect(await refusalOf('\n \n', 'ndjson')).toMatch(/^bad_request/);
  expect(await refusalOf(' [ ] ', 'json')).toMatch(/^bad_request/);
});

test('an array with an item that is not JSON is refused, and says which', async () => {
  expect(await refusalOf(`[${STORY}, {"headline": }]`, 'json')).toMatch(/^bad_json: Item 1 of the body/);
  expect(await refusalOf(`[${STORY}`, 'json')).toMatch(/^bad_json/);
});

test('a story that is too large or holds too much is refused alone', async () => {
  const large = JSON.stringify({ headline: 'x', body: 'y'.repeat(4 * 2 ** 20) });
  const busy = `{${Array.from({ length: 600 }, (_, index) => `"k${index}":1`).join(',')}}`;
  for (const [text, format] of [
    [`[${[STORY, large, busy].join(' , ')}]`, 'json'],
    [`${[STORY, large, busy].join('\r\n\r\n')}`, 'ndjson'],
  ] as const) {
    expect(codesOf(await readStories(text, format))).toEqual(['ok', 'too_large', 'bad_json']);
  }
});
