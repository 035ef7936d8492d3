import type { z } from 'zod';
import { cutWithEllipsis } from '../domain/cut-text.ts';
import type { FieldError } from '../domain/errors.ts';
import { markUnstorable } from '../domain/well-formed.ts';
import { exampleOf } from './field-examples.ts';
import { likelyField } from './likely-field.ts';

/** At most this many errors are listed; the rest are counted. */
const NAMED_MAX = 50;
/** Limit for field names, which the caller chose. */
const FIELD_MAX_CHARACTERS = 100;
const DETAIL_MAX_CHARACTERS = 300;

export interface FieldErrors {
  /** At most fifty. */
  named: FieldError[];
  /** The number of further errors. */
  more: number;
}

/** The fields that an object may have, by its list of unknown ones. */
export type KnownFields = Map<readonly string[], readonly string[]>;

/** Describes each problem by its field and rule, at most fifty of them. */
export function fieldErrors(error: z.ZodError, known: KnownFields = new Map()): FieldErrors {
  const named: FieldError[] = [];
  let found = 0;
  for (const issue of error.issues) {
    found += issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
    if (named.length < NAMED_MAX) named.push(...describe(issue, known, NAMED_MAX - named.length));
  }
  return { named: named.map(bounded), more: found - named.length };
}

/** One line for people: `headline is required; topics.3 must be at most 80 characters; and 12 more`. */
export function describeFields({ named, more }: FieldErrors): string {
  const lines = named.map(({ field, detail }) => (field === '' ? detail : `${field} ${detail}`));
  return [...lines, ...(more > 0 ? [`and ${more.toLocaleString('en')} more`] : [])].join('; ');
}

function describe(issue: z.core.$ZodIssue, known: KnownFields, most: number): FieldError[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, most).map((key) => ({
      field: [...issue.path, key].join('.'),
      rule: 'unknown_field',
      detail: `is not a known field${didYouMean(key, known.get(issue.keys) ?? [])}`,
    }));
  }
  const example = exampleOf(issue);
  const helps = example === undefined ? {} : { example };
  if (issue.code === 'invalid_type') return [{ ...typeError(field, issue), ...helps }];
  if (issue.code === 'invalid_value') {
    return [{ field, rule: 'one_of', detail: `must be one of ${issue.values.join(', ')}`, ...helps }];
  }
  const rule = issue.code === 'custom' ? issue.params?.rule : RULES[issue.code];
  return [
    { field, rule: typeof rule === 'string' ? rule : 'rule', detail: issue.message, ...helps, ...placeOf(issue) },
  ];
}

function didYouMean(key: string, known: readonly string[]): string {
  const meant = likelyField(key, known);
  return meant === undefined ? '' : `; did you mean \`${meant}\`?`;
}

/** Where in a query the problem is; nothing for other problems. */
function placeOf(issue: z.core.$ZodIssue): Pick<FieldError, 'offset' | 'length'> {
  const { offset, length } = (issue.code === 'custom' && issue.params) || {};
  return typeof offset === 'number' && typeof length === 'number' ? { offset, length } : {};
}

const RULES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  too_big: 'too_long',
  too_small: 'too_short',
  invalid_format: 'format',
};

function typeError(field: string, issue: z.core.$ZodIssueInvalidType): FieldError {
  if (issue.input === undefined) return { field, rule: 'required', detail: 'is required' };
  const article = /^[aeiou]/.test(issue.expected) ? 'an' : 'a';
  return { field, rule: 'type', detail: `must be ${article} ${issue.expected}` };
}

/** A caller's field names may have any length and contain characters that Postgres cannot store. */
function bounded({ field, rule, detail, ...place }: FieldError): FieldError {
  return {
    ...place,
    field: cutWithEllipsis(markUnstorable(field), FIELD_MAX_CHARACTERS),
    rule,
    detail: cutWithEllipsis(markUnstorable(detail), DETAIL_MAX_CHARACTERS),
  };
}
