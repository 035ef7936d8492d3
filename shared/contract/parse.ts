import { z } from 'zod';
import { type ErrorCode, type FieldError, NewswireError } from '../domain/errors.ts';
import { describeFields, type FieldErrors, fieldErrors, type KnownFields } from './field-errors.ts';
import { findOversize } from './input-size.ts';

/**
 * Validates input; throws a NewswireError with this code that names the fields and rules, at most fifty, with what else
 * is wrong and no schema knows.
 */
export function parseOr<Schema extends z.ZodType>(
  code: ErrorCode,
  schema: Schema,
  input: unknown,
  alsoWrong: readonly FieldError[] = [],
): z.output<Schema> {
  // Before validation, which would report every field.
  const oversize = findOversize(input);
  if (oversize) throw refused(code, { named: [oversize], more: 0 });
  const fields: KnownFields = new Map();
  const result = schema.safeParse(input, { reportInput: true, error: (issue) => noteFields(issue, fields) });
  if (result.success && alsoWrong.length === 0) return result.data;
  const { named, more } = result.success ? { named: [], more: 0 } : fieldErrors(result.error, fields);
  const isTold = ({ field }: FieldError): boolean => alsoWrong.some((wrong) => wrong.field === field);
  throw refused(code, { named: [...named.filter((error) => !isTold(error)), ...alsoWrong], more });
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
