import type { z } from 'zod';
import type { FieldExample } from '../domain/errors.ts';

const ID = '0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b';
const TIME = '2026-11-24T12:00:00Z';
const PAGE = 'https://example.org/news/quake';

/** A good value of each field that many clients send, by its name. */
const BY_NAME: Record<string, FieldExample> = {
  headline: 'Quake shakes the coast of Chile',
  summary: 'No damage was reported at first.',
  body: 'A quake of magnitude 6.1 shook the coast on Tuesday.',
  bodyFormat: 'html',
  byline: 'Ana Rojas',
  topics: ['Chile', 'Earthquakes'],
  subjects: ['medtop:20000151'],
  language: 'en',
  url: PAGE,
  image: 'https://example.org/pictures/quake.jpg',
  imageUrl: 'https://example.org/pictures/quake.jpg',
  imageAlt: 'People stand in the street in front of a damaged house.',
  type: 'audio/mpeg',
  publishedAt: TIME,
  embargoUntil: TIME,
  startsAt: TIME,
  endsAt: TIME,
  at: TIME,
  externalId: 'chile-quake-1',
  title: 'Election night',
  text: 'Polls have closed.',
  reason: 'The report was wrong.',
  any: ['chile'],
  all: ['chile', 'earthquakes'],
  none: ['football'],
  publishers: [ID],
  languages: ['en', 'es'],
  q: 'quake topic:chile -football',
  limit: 30,
};
/** By the format that was asked for. */
const BY_FORMAT: Record<string, FieldExample> = {
  datetime: TIME,
  uuid: ID,
  url: PAGE,
  email: 'ann@example.org',
};
const BY_TYPE: Record<string, FieldExample> = { boolean: true, number: 1, int: 1 };

/** A value that would be accepted for the field of this problem; undefined where none is known or would help. */
export function exampleOf(issue: z.core.$ZodIssue): FieldExample | undefined {
  if (issue.code === 'invalid_value') return literal(issue.values[0]);
  // Too much of a good value, or characters that no text may have.
  if (issue.code === 'too_big' && issue.origin !== 'number' && issue.origin !== 'int') return undefined;
  if (issue.code === 'custom' && issue.params?.rule === 'character') return undefined;
  const name = issue.path.at(-1);
  if (typeof name === 'string' && Object.hasOwn(BY_NAME, name)) return BY_NAME[name];
  if (typeof name === 'number') return itemOf(issue.path.at(-2));
  if (issue.code === 'invalid_format') return BY_FORMAT[issue.format];
  if (issue.code === 'too_big' || issue.code === 'too_small') return boundOf(issue);
  return issue.code === 'invalid_type' ? BY_TYPE[issue.expected] : undefined;
}

function itemOf(list: PropertyKey | undefined): FieldExample | undefined {
  const example = typeof list === 'string' && Object.hasOwn(BY_NAME, list) ? BY_NAME[list] : undefined;
  return Array.isArray(example) ? example[0] : undefined;
}

function boundOf(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): FieldExample | undefined {
  if (issue.origin !== 'number' && issue.origin !== 'int') return undefined;
  return Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
}

function literal(value: unknown): FieldExample | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
