import { expect, test } from 'vitest';
import { DEFAULT_SECTIONS } from './section.ts';
import { ownSectionNames, sectionName } from './section-name.ts';
import { isSectionSlug } from './section-slug.ts';

const builtIn = { sport: 'Sport', world: 'Welt' };

test('SECTION6 a name is the own one of the language, else the own one of all, else the built-in one, else the slug', () => {
  const own = ownSectionNames([
    { slug: 'sport', label: 'Games', labels: { de: 'Spiele' }, isRemoved: false },
    { slug: 'local', label: 'Local', labels: {}, isRemoved: true },
    { slug: 'world', label: null, labels: { fr: 'Étranger' }, isRemoved: false },
  ]);
  const names = (slug: string) => [sectionName(slug, 'de', own, builtIn), sectionName(slug, 'fr', own, builtIn)];
  expect(names('sport')).toEqual(['Spiele', 'Games']);
  expect(names('local')).toEqual(['Local', 'Local']);
  expect(names('world')).toEqual(['Welt', 'Étranger']);
  expect(names('gossip')).toEqual(['gossip', 'gossip']);
  expect(sectionName('sport', 'de', undefined, builtIn)).toBe('Sport');
});

test('SECTION6 a site that has named none has no names of its own', () => {
  expect(ownSectionNames(DEFAULT_SECTIONS)).toEqual({});
});

test('SECTION2 a slug is a letter, then letters, digits and hyphens, and no key that every object has', () => {
  for (const slug of ['a', 'local', 'local-news-2', 'x'.repeat(40)])
    expect([slug, isSectionSlug(slug)]).toEqual([slug, true]);
  const bad = [
    '',
    'Local',
    '2nd',
    '-a',
    'a b',
    'ä',
    'a_b',
    'x'.repeat(41),
    ...Object.getOwnPropertyNames(Object.prototype),
  ];
  for (const slug of bad) expect([slug, isSectionSlug(slug)]).toEqual([slug, false]);
});
