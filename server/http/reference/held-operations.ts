import { cancellationSchema, heldPatchSchema } from '../../../shared/contract/story-schema.ts';
import { submission, submissionChanged } from './admin-answers.ts';
import { answer, json, type Operation } from './operation.ts';

const INTAKE = 'Publishing';

/** The calls that change and cancel what waits. */
export const HELD_OPERATIONS: Operation[] = [
  {
    ...{ method: 'patch', path: '/submissions/:id', id: 'changeSubmission', tag: INTAKE, who: 'write' },
    summary:
      'Changes a submission that waits for its embargo: any field, or the embargo; null or a past time releases it now',
    body: json('HeldPatch', heldPatchSchema),
    answers: { 200: answer('The submission as it is now', 'SubmissionChanged', submissionChanged) },
    errors: ['not_found', 'already_released', 'already_ended'],
  },
  {
    ...{ method: 'delete', path: '/submissions/:id', id: 'cancelSubmission', tag: INTAKE, who: 'write' },
    summary: 'Cancels a submission that waits for its embargo: it is never released',
    body: json('Cancellation', cancellationSchema, { optional: true }),
    answers: { 200: answer('The submission as it is now', 'Submission', submission) },
    errors: ['not_found', 'already_released', 'already_ended'],
  },
];
