import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

test('every router tells capital letters from small ones', () => {
  const opened = sourceFiles().filter(
    ({ path, text }) => path.startsWith('server/') && /(?<!open|get)Router\(/.test(text),
  );
  expect(opened.map(({ path }) => path)).toEqual(['server/http/open-router.ts']);
});
