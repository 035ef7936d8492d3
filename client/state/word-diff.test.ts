import { expect, test } from 'vitest';
import { changedParagraphs } from './word-diff.ts';

const written = (before: string, after: string, language = 'en'): string[] =>
  changedParagraphs(before, after, language).map((parts) =>
    parts
      .map(({ text, change }) => (change === 'none' ? text : change === 'added' ? `{+${text}+}` : `[-${text}-]`))
      .join(''),
  );

test('words that changed are marked among those that stayed', () => {
  expect(written('Three boats were lost at sea.', 'Two boats were lost at sea.')).toEqual([
    '[-Three-]{+Two+} boats were lost at sea.',
  ]);
});

test('paragraphs without a change are left out', () => {
  expect(written('One.\nTwo boats.\nThree.', 'One.\nNo boats.\nThree.')).toEqual(['[-Two-]{+No+} boats.']);
});

test('nothing changed is nothing', () => {
  expect(written('Same.', 'Same.')).toEqual([]);
});

test('scripts without spaces are compared by words', () => {
  const [line] = written('東京で三人が死亡した。', '東京で二人が死亡した。', 'ja');
  expect(line).toContain('東京で');
  expect(line).toMatch(/\[-三.*-\]\{\+二/);
});
