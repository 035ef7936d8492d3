import type { z } from 'zod';
import type { FieldError } from '../domain/errors.ts';

/** Says of each problem which field it is and which rule it breaks. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap(describe);
}

/** One line for people: `headline is required; topics.3 must be at most 80 characters`. */
export function describeFields(errors: FieldError[]): string {
  return errors.map(({ field, detail }) => (field === '' ? detail : `${field} ${detail}`)).join('; ');
}

function describe(issue: z.core.$ZodIssue): FieldError[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.'),
      rule: 'unknown_field',
      detail: 'is not a known field',
    }));
  }
  if (issue.code === 'invalid_type') return [typeError(field, issue)];
  if (issue.code === 'invalid_value') {
    return [{ field, rule: 'one_of', detail: `must be one of ${issue.values.join(', ')}` }];
  }
  return [{ field, rule: RULES[issue.code] ?? 'rule', detail: issue.message }];
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
