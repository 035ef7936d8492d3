import type { FieldError } from '../../../../shared/domain/errors.ts';

/** What the page of an error code says. */
export interface ErrorDoc {
  /** What the code means. */
  means: string;
  /** Why it happens. */
  why: string;
  /** How to mend it. */
  mend: string;
  /** The request of the example, as on a command line. */
  request: string;
  /** The `detail` of the example's answer. */
  detail: string;
  /** The `errors` of the example's answer. */
  errors?: FieldError[];
}
