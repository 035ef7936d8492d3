import { expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

test('a pattern matches anywhere in a text, whatever its case', async () => {
  const pattern = await compilePattern('\\bsponsored\\b|^anzeige:|Ärger');
  const texts = ['This is Sponsored content', 'ANZEIGE: shoes', 'der ärger', 'unsponsored', 'Keine Anzeige: nichts'];
  expect(texts.map((text) => pattern.matches(text))).toEqual([true, true, true, false, false]);
});

test.each(['(', '(?<=a)b', '(?:x{1000}){1000}', '\\1', '[z-a]'])('the pattern %s is refused', async (source) => {
  await expect(compilePattern(source)).rejects.toThrow();
});

test.each(['(a+)+$', '(a|aa)+$', '(a|a?)+$', '(.*a){30}'])(
  'the pattern %s ends soon on a text that makes others backtrack',
  { timeout: 5_000 },
  async (source) => {
    const pattern = await compilePattern(source);
    expect(pattern.matches(`${'a'.repeat(5_000)}!`)).toBeTypeOf('boolean');
  },
);
