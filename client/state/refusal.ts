import type { FieldError } from '../../shared/domain/errors.ts';

/** Why the server refuses a column or its subscription. */
export interface Refusal {
  code: string;
  /** The invalid parts of the filter. */
  fields: readonly FieldError[];
}
