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
  expect(fieldsOf({ image: { url: image }, imageAlt: 'A' })).toEqual(['imageAlt']);
  expect(unseenFields({ headline: 'A', topics: ['Chile', 'Sea', 'CHILE'] }, NOW)).toEqual([
    { field: 'topics.2', detail: 'topics.2 is not shown: it is the same topic as topics.0' },
  ]);
});

test('INTAKE14 what readers will not see of a correction depends on its story, too', () => {
  const fieldsIn = (patch: object, hasPicture: boolean): string[] =>
    unseenFields(patch, NOW, { hasPicture }).map(({ field }) => field);
  const imageUrl = 'https://example.org/a.jpg';
  expect(fieldsIn({ imageAlt: 'A', imageCredit: null }, false)).toEqual(['imageAlt']);
  expect(fieldsIn({ imageAlt: 'A' }, true)).toEqual([]);
  expect(fieldsIn({ imageUrl, imageAlt: 'A' }, false)).toEqual([]);
  expect(fieldsIn({ imageUrl: null, imageAlt: 'A' }, true)).toEqual(['imageAlt']);
  expect(fieldsIn({ image: null, imageUrl, imageAlt: 'A' }, true)).toEqual(['imageUrl', 'imageAlt']);
  expect(fieldsIn({ bodyFormat: 'html' }, false)).toEqual(['bodyFormat']);
  expect(fieldsIn({ body: null, bodyFormat: 'html' }, false)).toEqual(['bodyFormat']);
  expect(fieldsIn({ headline: 'B', correctionNote: 'The name was wrong' }, false)).toEqual([]);
  expect(fieldsIn({ headline: 'B', embargoUntil: '2026-03-01T12:00:00Z' }, false)).toEqual(['embargoUntil']);
  expect(fieldsIn({ topics: ['Sea', 'sea'] }, false)).toEqual(['topics.1']);
});
