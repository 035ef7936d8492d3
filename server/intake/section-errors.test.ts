import { expect, test } from 'vitest';
import { DEFAULT_SECTIONS, type SiteSection } from '../../shared/domain/section.ts';
import { sectionCalled, sectionErrors } from './section-errors.ts';

const sections: SiteSection[] = [
  { slug: 'local', label: 'Local news', labels: { de: 'Lokales' }, isRemoved: false },
  { slug: 'chess', label: 'Chess', labels: {}, isRemoved: true },
  ...DEFAULT_SECTIONS,
];
const hintOf = (section: unknown): string | undefined =>
  /did you mean `(.+)`/.exec(sectionErrors({ section }, sections)[0]?.detail ?? '')?.[1];

test('SECTION3 what the site offers is right, and so is nothing', () => {
  for (const input of [
    { section: 'local' },
    { section: 'sport' },
    {},
    null,
    'local',
    { section: 7 },
    { section: null },
  ])
    expect(sectionErrors(input, sections)).toEqual([]);
  expect(sectionErrors({ section: 'chess' }, sections)).toMatchObject([{ field: 'section', rule: 'one_of' }]);
});

test.each([
  ['lokal', 'local'],
  ['Lokales', 'local'],
  ['LOCAL NEWS', 'local'],
  ['World', 'world'],
  ['sports', 'sport'],
  ['chess', undefined],
  ['x'.repeat(5_000), undefined],
])('SECTION3 %s may mean %s', (section, meant) => {
  expect(hintOf(section)).toBe(meant);
});

test('SECTION3 of many sections, twenty are listed', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    slug: `s${index}`,
    label: 'S',
    labels: {},
    isRemoved: false,
  }));
  expect(sectionErrors({ section: 'zzzzzz' }, many)[0]?.detail).toMatch(/^must be one of s0, .*, s19 and 20 more$/);
  expect(sectionErrors({ section: 'x' }, [])[0]).toEqual({
    field: 'section',
    rule: 'one_of',
    detail: 'must be no section: the site has none',
  });
});

test('SECTION3 a section is found by its slug and by any of its names', () => {
  expect(sectionCalled(' lokales ', sections)).toBe('local');
  expect(sectionCalled('Chess', sections)).toBeUndefined();
});
