import type { IntakeWarning, Submission } from './http-shapes.ts';

/** A submission after a change while it waits. */
export interface SubmissionChanged extends Submission {
  /** What readers will not see of what was changed. */
  warnings?: IntakeWarning[];
}
