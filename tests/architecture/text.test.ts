import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const code = sourceFiles().filter(({ path }) => !path.startsWith('tests/') && !/\.test\.tsx?$/.test(path));

function linesWith(pattern: RegExp, allowed: readonly string[]): string[] {
  return code
    .filter(({ path }) => !allowed.includes(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
}

test('addresses are encoded in the one place that cannot throw', () => {
  expect(linesWith(/\bencodeURI(Component)?\(/, ['shared/domain/well-formed.ts'])).toEqual([]);
});

test('text is cut in one place', () => {
  // A limit that counts characters, or a large number, says that text is cut and no list.
  const cut = /\.slice\(\s*(0|-?\w+),\s*[^)]*(CHARACTERS|\b\d[\d_]{2,})|\.sub(string|str)\(/;
  // A hash holds ASCII alone.
  expect(linesWith(cut, ['shared/domain/cut-text.ts', 'server/feed/channel.ts'])).toEqual([]);
});
