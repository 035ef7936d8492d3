import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { messageTypes } from '../../scripts/types-of-messages.ts';
import { allAreas, readCatalogue } from '../../shared/languages/read-catalogue.ts';
import { literalTextsIn } from './literal-texts.ts';
import { literalTextsInMarkup } from './markup-texts.ts';
import { ROOT, sourceFiles } from './source-files.ts';

const code = sourceFiles().filter(({ path }) => !/\.(?:test|fixture)\.tsx?$/.test(path));

test('the page has no text outside its catalogues', () => {
  const page = code.filter(({ path }) => path.startsWith('client/') && !path.startsWith('client/build/'));
  expect(page.length).toBeGreaterThan(200);
  expect(page.flatMap(({ path, text }) => literalTextsIn(path, text))).toEqual([]);
});

test('a text in an element, in an attribute or as a sentence is found', () => {
  const file = `
    const note = 'No stories yet.';
    export const View = ({ on }) => (
      <p class="a b" title="Close" aria-label={on ? 'Pause it' : label}>
        Hello {on && 'there'} {\`and \${name}\`} <b lang="en">×</b>
      </p>
    );
    if (!on) throw new Error('The page is broken');`;
  expect(literalTextsIn('view.tsx', file).map((found) => found.replace(/^\S+ /, ''))).toEqual(
    expect.arrayContaining(['No stories yet.', 'Close', 'Pause it', 'Hello', 'there', 'and']),
  );
  expect(literalTextsIn('view.tsx', file)).toHaveLength(6);
});

test('the pages of the server have no text outside the catalogues', () => {
  const pages = code.filter(({ path }) => /^server\/http\/(?:pages|ops)\//.test(path));
  expect(pages.length).toBeGreaterThan(15);
  expect(pages.flatMap(({ path, text }) => literalTextsInMarkup(path, text))).toEqual([]);
});

test('a text in markup is found, and names of elements and classes are none', () => {
  const file = `const a = markup\`<p class="big note">\${b} stories</p><input placeholder="Search" name="q">\`;`;
  expect(literalTextsInMarkup('page.ts', file)).toEqual(['page.ts:1 stories', 'page.ts:1 placeholder="Search"']);
});

test.each(allAreas())('the types of the texts of %s are those of its messages', (area) => {
  const file = path.join(ROOT, 'shared/languages/types', `${area}-messages.ts`);
  expect(readFileSync(file, 'utf8'), 'run `node scripts/message-types.mjs`').toBe(
    messageTypes(area, readCatalogue('en', [area])),
  );
});
