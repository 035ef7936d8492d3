import type { z } from 'zod';
import { type ErrorCode, NewswireError } from '../domain/errors.ts';
import { describeFields, type FieldErrors, fieldErrors } from './field-errors.ts';
import { findOversize } from './input-size.ts';

/** Validates input; throws a NewswireError with this code that names the fields and rules, at most fifty. */
export function parseOr<Schema extends z.ZodType>(code: ErrorCode, schema: Schema, input: unknown): z.output<Schema> {
  // Before validation, which would report every field.
  const oversize = findOversize(input);
  if (oversize) throw refused(code, { named: [oversize], more: 0 });
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw refused(code, fieldErrors(result.error));
}

function refused(code: ErrorCode, errors: FieldErrors): NewswireError {
  return new NewswireError(code, describeFields(errors), errors.named);
}
