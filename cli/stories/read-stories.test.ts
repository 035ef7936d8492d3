import { expect, test } from 'vitest';
import { readStories } from './read-stories.ts';

const ONE_BYTE = 1;

async function* inChunks(text: string, size = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function read(text: string, size?: number): Promise<string[]> {
  const seen: string[] = [];
  for await (const story of readStories(inChunks(text, size))) {
    seen.push(`${story.line} ${'json' in story ? story.json : story.code}`);
  }
  return seen;
}

const NDJSON = '{"headline":"Über"}\n{"headline":"b\\n\\"c\\""}\n';
const ARRAY = '[\n  {"headline": "a"},\n  {"topics": ["x", "]"],\n   "headline": "}"}\n]\n';
const PRETTY = '{\n  "headline": "a",\n  "body": "{"\n}\n{\n  "headline": "b"\n}\n';

test.each([
  ['NDJSON', NDJSON, ['1 {"headline":"Über"}', '2 {"headline":"b\\n\\"c\\""}']],
  ['an array', ARRAY, ['2 {"headline": "a"}', '3 {"topics":["x","]"],"headline":"}"}']],
  ['values over several lines', PRETTY, ['1 {"headline":"a","body":"{"}', '5 {"headline":"b"}']],
  ['one story without a line end', '{"headline":"a"}', ['1 {"headline":"a"}']],
  ['an array on one line', '[{"a":1},{"b":2}]', ['1 {"a":1}', '1 {"b":2}']],
  ['nothing', '', []],
  ['an empty array', ' [ ] ', []],
])('%s is read alike whole and byte by byte', async (_name, text, stories) => {
  expect(await read(text)).toEqual(stories);
  expect(await read(text, ONE_BYTE)).toEqual(stories);
});

test('a byte order mark, CRLF and blank lines are not part of a story', async () => {
  expect(await read('\uFEFF{"a":1}\r\n\r\n   \r\n{"b":2}\r\n', ONE_BYTE)).toEqual(['1 {"a":1}', '4 {"b":2}']);
});

test('a line that is not JSON stops no other', async () => {
  expect(await read('{"a":1}\n{"a":\nnonsense\n{"b":2}')).toEqual([
    '1 {"a":1}',
    '2 bad_json',
    '3 bad_json',
    '4 {"b":2}',
  ]);
});

test('a first line that was cut inside a string is one bad line', async () => {
  expect(await read('{"headline":"cut\n{"b":2}\n')).toEqual(['1 bad_json', '2 {"b":2}']);
});

test('an element of an array that is not JSON stops no other', async () => {
  expect(await read('[{"a":1},\n{oops},\n7,\n{"b":2}]')).toEqual(['1 {"a":1}', '2 bad_json', '3 7', '4 {"b":2}']);
});

test('an array without an end is reported', async () => {
  expect(await read('[{"a":1},\n')).toEqual(['1 {"a":1}', '2 bad_json']);
  expect(await read('[{"a":1},\n{"b"')).toEqual(['1 {"a":1}', '2 bad_json']);
});

test('a line larger than any request is reported and not kept', async () => {
  const large = `{"body":"${'x'.repeat(10 * 1024 * 1024)}"}`;
  expect(await read(`{"a":1}\n${large}\n{"b":2}`, 1 << 16)).toEqual(['1 {"a":1}', '2 bad_json', '3 {"b":2}']);
});

test('INTAKE11 UTF-16 is read as PowerShell writes it; bytes that are neither UTF-8 nor UTF-16 end the command', async () => {
  const stories = async (bytes: Uint8Array): Promise<string[]> => {
    const seen: string[] = [];
    const chunks = (async function* () {
      yield bytes.slice(0, 7);
      yield bytes.slice(7);
    })();
    for await (const story of readStories(chunks)) seen.push('json' in story ? story.json : story.code);
    return seen;
  };
  const text = '\ufeff{"headline":"Größere Brücke"}\r\n';
  const little = Buffer.from(text, 'utf16le');
  expect(await stories(little)).toEqual(['{"headline":"Größere Brücke"}']);
  expect(await stories(Buffer.from(little).swap16())).toEqual(['{"headline":"Größere Brücke"}']);
  await expect(stories(Buffer.from(text.slice(1), 'latin1'))).rejects.toThrow('neither UTF-8 nor UTF-16');
});
