import { z } from 'zod';
import { type ErrorCode, NewswireError } from '../domain/errors.ts';
import { describeFields, type FieldErrors, fieldErrors, type KnownFields } from './field-errors.ts';
import { findOversize } from './input-size.ts';

/** Validates input; throws a NewswireError with this code that names the fields and rules, at most fifty. */
export function parseOr<Schema extends z.ZodType>(code: ErrorCode, schema: Schema, input: unknown): z.output<Schema> {
  // Before validation, which would report every field.
  const oversize = findOversize(input);
  if (oversize) throw refused(code, { named: [oversize], more: 0 });
  const fields: KnownFields = new Map();
  const result = schema.safeParse(input, { reportInput: true, error: (issue) => noteFields(issue, fields) });
  if (result.success) return result.data;
  throw refused(code, fieldErrors(result.error, fields));
}

/** Notes which fields an object may have; only while validating, an issue knows its schema. */
function noteFields(issue: z.core.$ZodRawIssue, fields: KnownFields): undefined {
  const { inst } = issue;
  if (issue.code === 'unrecognized_keys' && inst instanceof z.ZodObject)
    fields.set(issue.keys, Object.keys(inst.shape));
}

function refused(code: ErrorCode, errors: FieldErrors): NewswireError {
  return new NewswireError(code, describeFields(errors), errors.named);
}
