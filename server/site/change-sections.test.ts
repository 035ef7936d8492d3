import { expect, test } from 'vitest';
import { NewswireError } from '../../shared/domain/errors.ts';
import { DEFAULT_SECTIONS, type SiteSection, shownSections } from '../../shared/domain/section.ts';
import { inOrder, withNames, withoutSection, withSection } from './change-sections.ts';

const local: SiteSection = { slug: 'local', label: 'Local', labels: { de: 'Lokales' }, isRemoved: false };
const sections = [...DEFAULT_SECTIONS, local];
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof NewswireError) return [error.code, ...error.fields.map(({ field }) => field)].join(' ');
  }
  return 'nothing';
};
const many = (count: number, isRemoved = false): SiteSection[] =>
  Array.from({ length: count }, (_, index) => ({ slug: `own-${index}`, label: `${index}`, labels: {}, isRemoved }));

test('SECTION2 a section is added at the end, with its names', () => {
  expect(withSection(DEFAULT_SECTIONS, { slug: 'local', label: 'Local', labels: { de: 'Lokales' } })).toEqual(sections);
  expect(codeOf(() => withSection(sections, { slug: 'local', label: 'Town' }))).toBe('section_exists');
  expect(codeOf(() => withSection(sections, { slug: 'opinion' }))).toBe('validation_failed label');
});

test('SECTION2 a site offers forty sections at most, and has had a hundred', () => {
  expect(codeOf(() => withSection(many(39), { slug: 'local', label: 'Local' }))).toBe('nothing');
  expect(codeOf(() => withSection(many(40), { slug: 'local', label: 'Local' }))).toBe('too_many_sections');
  expect(codeOf(() => withSection(many(100, true), { slug: 'local', label: 'Local' }))).toBe('too_many_sections');
  expect(shownSections(withSection(many(100, true), { slug: 'own-7' }))).toEqual(['own-7']);
});

test('SECTION4 a removed section comes back as what it was; a built-in one takes no other names on the way', () => {
  const without = withoutSection(withoutSection(sections, 'local'), 'climate');
  expect(shownSections(without)).toEqual(shownSections(DEFAULT_SECTIONS).filter((slug) => slug !== 'climate'));
  expect(withSection(without, { slug: 'local' }).at(-1)).toEqual(local);
  expect(withSection(without, { slug: 'local', label: 'Town' }).at(-1)).toEqual({ ...local, label: 'Town' });
  expect(codeOf(() => withSection(without, { slug: 'climate', label: 'Gossip' }))).toBe('validation_failed slug');
  expect(shownSections(withSection(without, { slug: 'climate' })).at(-1)).toBe('climate');
  expect(codeOf(() => withoutSection(without, 'climate'))).toBe('not_found');
});

test('SECTION2 names are changed and taken back, but a section of one’s own keeps one', () => {
  expect(withNames(sections, 'local', { labels: { de: null, fr: 'Vie locale' } }).at(-1)?.labels).toEqual({
    fr: 'Vie locale',
  });
  expect(withNames(sections, 'world', { label: 'Abroad' })[0]?.label).toBe('Abroad');
  expect(withNames(sections, 'world', { label: null })[0]?.label).toBeNull();
  expect(codeOf(() => withNames(sections, 'local', { label: null }))).toBe('validation_failed label');
  expect(codeOf(() => withNames(sections, 'gossip', { label: 'Gossip' }))).toBe('not_found');
});

test('SECTION2 an order names every offered section once; removed ones stay behind them', () => {
  const without = withoutSection(sections, 'world');
  const order = shownSections(without).toReversed();
  expect(shownSections(inOrder(without, order))).toEqual(order);
  expect(inOrder(without, order).at(-1)?.slug).toBe('world');
  for (const bad of [order.slice(1), [...order, 'world'], [...order, 'local']])
    expect(codeOf(() => inOrder(without, bad))).toBe('validation_failed sections');
});
