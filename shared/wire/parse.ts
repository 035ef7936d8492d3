import type { z } from 'zod';
import { type ErrorCode, NewswireError } from '../domain/errors.ts';
import { describeFields, fieldErrors } from './field-errors.ts';

/** Checks input against its schema; throws a NewswireError with this code that names every field and rule. */
export function parseOr<Schema extends z.ZodType>(code: ErrorCode, schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const errors = fieldErrors(result.error);
  throw new NewswireError(code, describeFields(errors), errors);
}
