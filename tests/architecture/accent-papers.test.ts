import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { THEMES } from '../../shared/domain/accent-shades.ts';

test('the papers are those of the stylesheet', () => {
  const tokens = readFileSync(new URL('../../client/styles/tokens.css', import.meta.url), 'utf8');
  const [usual = '', high = ''] = tokens.split(':root[data-theme="contrast"]');
  const papersIn = (css: string, dark: number): (string | undefined)[] =>
    ['paper', 'paper-raised', 'paper-sunk'].map(
      (name) => new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.[1 + dark],
    );
  expect(THEMES.light.papers).toEqual(papersIn(usual, 0));
  expect(THEMES.dark.papers).toEqual(papersIn(usual, 1));
  expect(THEMES.contrastLight.papers).toEqual(papersIn(high, 0));
  expect(THEMES.contrastDark.papers).toEqual(papersIn(high, 1));
});
