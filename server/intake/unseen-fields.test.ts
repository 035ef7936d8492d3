import { expect, test } from 'vitest';
import { unseenFields } from './unseen-fields.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const fieldsOf = (story: object): string[] =>
  unseenFields({ headline: 'A quake', ...story }, NOW).map(({ field }) => field);

test('INTAKE14 what readers will not see of a story is named', () => {
  const image = 'https://example.org/a.jpg';
  expect(fieldsOf({ body: 'Text', bodyFormat: 'text', topics: ['Chile'], imageUrl: image, imageAlt: 'A' })).toEqual([]);
  expect(fieldsOf({ imageAlt: 'A', imageCredit: 'B' })).toEqual(['imageAlt', 'imageCredit']);
  expect(fieldsOf({ image: { url: image }, imageUrl: image })).toEqual(['imageUrl']);
  expect(fieldsOf({ bodyFormat: 'html' })).toEqual(['bodyFormat']);
  expect(fieldsOf({ correctionNote: 'The name was wrong' })).toEqual(['correctionNote']);
  expect(fieldsOf({ externalId: 'a', correctionNote: 'The name was wrong' })).toEqual([]);
  expect(fieldsOf({ embargoUntil: '2026-03-01T12:00:00Z' })).toEqual(['embargoUntil']);
  expect(fieldsOf({ embargoUntil: '2026-03-01T12:00:01Z' })).toEqual([]);
  expect(unseenFields({ headline: 'A', topics: ['Chile', 'Sea', 'CHILE'] }, NOW)).toEqual([
    { field: 'topics.2', detail: 'topics.2 is not shown: it is the same topic as topics.0' },
  ]);
});
