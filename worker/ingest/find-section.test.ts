import { expect, test } from 'vitest';
import type { Section } from '../../shared/domain/section.ts';
import { findSection } from './find-section.ts';
import { findSubjects } from './topics/subjects/find-subjects.ts';

function sectionOf(headline: string, text: string, language: string | null): Section | null {
  return findSection(findSubjects(headline, text, language).sections);
}

test.each([
  [
    'sport',
    'en',
    'Striker wins the match',
    'The striker scored in the final match of the season. Her team won the league.',
  ],
  [
    'technology',
    'en',
    'Phone maker fixes browser',
    'The software update for the browser closes a hole that hackers used.',
  ],
  [
    'politics',
    'en',
    'Senate votes',
    'Lawmakers in the senate voted on the legislation. Voters expect parliament to pass the bill.',
  ],
  [
    'world',
    'en',
    'Earthquake shakes the coast',
    'A strong earthquake of magnitude 6 shook the coast. A tsunami warning followed.',
  ],
  [
    'business',
    'en',
    'Profit falls',
    'The company said that quarterly earnings and revenue fell. Shareholders saw the stock lose a tenth.',
  ],
  [
    'world',
    'en',
    'Man charged with murder',
    'Police arrested a suspect after the killing. The trial for murder begins in May.',
  ],
  [
    'health',
    'en',
    'New vaccine works',
    'Doctors at the hospital gave the vaccine to patients. The disease kills thousands a year.',
  ],
  ['culture', 'en', 'A museum opens', 'The museum shows paintings by an artist whose film won a prize.'],
  [
    'science',
    'en',
    'Comet seen by telescope',
    'Astronomers found the comet with a telescope. The spacecraft will follow its orbit.',
  ],
  ['sport', 'de', 'Der Stürmer trifft', 'Das Spiel endete zwei zu null. Die Mannschaft gewann im Fußball den Pokal.'],
  [
    'politics',
    'fr',
    'Élection à Lyon',
    'Le maire a perdu l’élection. Les électeurs ont voté dans chaque bureau de vote.',
  ],
  ['business', 'es', 'Suben los tipos de interés', 'El banco central subió el tipo de interés por la inflación.'],
  ['health', 'pt', 'Vacina aprovada', 'A vacina contra a malária chega aos hospitais. Os pacientes esperam.'],
  ['world', 'it', 'Omicidio a Torino', 'La polizia ha arrestato un sospettato. L’omicidio è di ieri.'],
] as const)('%s (%s)', (section, language, headline, text) => {
  expect(sectionOf(headline, text, language)).toBe(section);
});

test.each([
  ['A quiet day', 'Nothing much was heard of anybody.', 'en'],
  ['', '', null],
])('where the words say little, no section is named: %s', (headline, text, language) => {
  expect(sectionOf(headline, text, language)).toBeNull();
});
