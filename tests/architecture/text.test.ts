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
  expect(linesWith(cut, ['shared/domain/cut-text.ts', 'server/live/hub.ts'])).toEqual([]);
});

test('no input is a string of another kind than text-schema.ts makes', () => {
  // Answers are ours, and the command reads its own files.
  const own = /^(server\/http\/reference\/|cli\/connection\.ts|cli\/up\/secrets\.ts|shared\/contract\/text-schema\.ts)/;
  // Enumerations, literals and ids hold nothing but what they name.
  const open =
    /\bz\s*\.\s*(string|url|httpUrl|email|iso|record|partialRecord|looseRecord|map|any|unknown|custom|json|templateLiteral|stringFormat|looseObject|file|base64|base64url|jwt|regex|hostname|emoji|coerce\s*\.\s*string)\b/;
  const found = code
    .filter(({ path, imports }) => imports.includes('zod') && !own.test(path))
    .filter(({ text }) => open.test(text) || /import\s+(?!type\b|\{ z \})[^;]*from 'zod'/.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});
