import { describe, expect, test } from 'vitest';
import { kinds, slugs } from './found-topics.fixture.ts';

describe('countries', () => {
  test.each([
    ['en', 'Trade with the U.S. grew. Exports to the US rose, as the U.S. had asked.', 'united-states'],
    ['en', 'French ministers met. The French talks failed, a French official said. France waits.', 'france'],
    ['de', 'Deutschland wählt. In Deutschland sind Wahlen, und Deutschland wartet.', 'germany'],
    ['fr', 'Les États-Unis ont voté. Aux États-Unis, le président des États-Unis a parlé.', 'united-states'],
    ['es', 'Alemania espera. En Alemania no hay acuerdo, y Alemania decide.', 'germany'],
    ['it', 'La Francia aspetta. In Francia si vota, e il governo francese decide.', 'france'],
    ['pt', 'A Alemanha espera. Na Alemanha há eleições, e a Alemanha decide.', 'germany'],
  ])('are one topic in every language, with their people (%s)', (language, text, slug) => {
    expect(kinds({ text, language })).toMatchObject({ [slug]: 'place' });
  });

  test('an unknown nationality leads to its country only where the text names that', () => {
    const firms = 'Vellorian firms lost money. The Vellorian crown fell, and Vellorian banks closed.';
    expect(slugs({ text: firms })).toEqual([]);
    expect(slugs({ text: `${firms} The crisis in Velloria goes on, and Velloria waits.` })).toContain('velloria');
    expect(slugs({ text: `${firms} The crisis in Velloria goes on.` })).not.toContain('vellorian');
  });
});

describe('subjects', () => {
  test.each([
    [
      'en',
      'Nurses strike',
      'The strike began today. Workers on strike want more. The strike ballot was clear.',
      'strikes',
    ],
    [
      'en',
      'Quake hits island',
      'An earthquake shook the island. The quake broke bridges; aftershocks followed.',
      'earthquakes',
    ],
    ['de', 'Streik bei der Bahn', 'Der Streik beginnt heute. Der Streik trifft alle, der Streik dauert.', 'strikes'],
    ['fr', 'Grève des bacs', 'La grève continue. Les grévistes restent, la grève dure.', 'strikes'],
    ['es', 'Huelga de pilotos', 'La huelga sigue. Los huelguistas esperan y la huelga dura.', 'strikes'],
    ['pt', 'Greve dos pilotos', 'A greve continua. Os grevistas esperam, a greve dura.', 'strikes'],
    ['it', 'Sciopero dei treni', 'Lo sciopero continua. Gli scioperi durano, lo sciopero pesa.', 'strikes'],
  ])('are one topic in every language (%s)', (language, headline, text, slug) => {
    expect(kinds({ headline, text, language })).toMatchObject({ [slug]: 'subject' });
  });

  test('a word in passing is none, and of a broader and a narrower one the narrower is', () => {
    expect(slugs({ headline: 'A quiet day', text: 'They talked of football for a minute.' })).toEqual([]);
    const text = 'The civil war goes on. The war zone grows; the civil war took a town, the civil war a city.';
    expect(slugs({ headline: 'Civil war enters a new year', text })).not.toContain('war');
  });

  test('a word that only stands in a name is no subject', () => {
    const film =
      'Summit Entertainment hired a director. Summit Entertainment made the first film, and Summit Entertainment waits.';
    expect(slugs({ headline: 'Summit Entertainment announces a sequel', text: film })).not.toContain('summits');
    const talks =
      'The summit of Summit Entertainment ends. A summit was due; the summit leaders met at the summit again.';
    expect(slugs({ headline: 'Leaders meet at summit', text: talks })).toContain('summits');
  });
});
