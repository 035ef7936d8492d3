import type { FieldError } from '../../shared/domain/errors.ts';

/** Why the server does not let a reader have a column, or follow it. */
export interface Refusal {
  code: string;
  /** The parts of the filter that break a rule. */
  fields: readonly FieldError[];
}
