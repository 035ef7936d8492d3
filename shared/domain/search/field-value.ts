import { isSectionSlug } from '../section-slug.ts';
import { PRIORITIES } from '../story.ts';
import { topicSlug } from '../topic.ts';
import type { QueryField } from './query.ts';
import { resolveTime } from './time-bound.ts';

/** A field's value in canonical form, or what is expected instead. */
export type FieldValue = { value: string } | { expected: string };

const PUBLISHER_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/;
const TIMES = 'a time such as 2h, 3d, today, 2026-11-30 or 2026-11-30T08:00Z';

const READERS: Record<QueryField, (text: string) => FieldValue> = {
  topic: (text) => slugOr(text, 'a topic'),
  publisher: (text) =>
    PUBLISHER_ID.test(text.toLowerCase()) ? { value: text.toLowerCase() } : slugOr(text, 'a publisher'),
  section: (text) =>
    isSectionSlug(text.toLowerCase())
      ? { value: text.toLowerCase() }
      : { expected: 'a section such as world or local-news' },
  lang: (text) =>
    LANGUAGE_TAG.test(text.toLowerCase())
      ? { value: text.toLowerCase() }
      : { expected: 'a language tag such as en or pt-BR' },
  priority: (text) => oneOf(text, PRIORITIES),
  since: timeOr('since'),
  until: timeOr('until'),
  has: (text) => oneOf(text, ['picture']),
};

/** Reads the value of a field. */
export function readFieldValue(field: QueryField, text: string): FieldValue {
  return READERS[field](text.trim());
}

/** True for the id of a publisher, false for a name. */
export function isPublisherId(value: string): boolean {
  return PUBLISHER_ID.test(value);
}

function slugOr(text: string, expected: string): FieldValue {
  const value = topicSlug(text);
  return value === '' ? { expected } : { value };
}

function oneOf(text: string, values: readonly string[]): FieldValue {
  const value = text.toLowerCase();
  return values.includes(value)
    ? { value }
    : { expected: values.length === 1 ? values.join() : `one of ${values.join(', ')}` };
}

function timeOr(side: 'since' | 'until'): (text: string) => FieldValue {
  return (text) => {
    // Only an instant has capitals.
    const value = /^\d.*t/i.test(text) ? text.toUpperCase() : text.toLowerCase();
    return resolveTime(value, side, 0) === undefined ? { expected: TIMES } : { value };
  };
}
