import { approvalSchema, refusalSchema, storyInSchema } from '../../../shared/contract/story-schema.ts';
import { submission } from './admin-answers.ts';
import { answer, json, type Operation } from './operation.ts';
import { reach } from './own-answers.ts';

const INTAKE = 'Publishing';

/** The calls before a flash goes out: whom a story would reach, and the second person's word. */
export const FLASH_OPERATIONS: Operation[] = [
  {
    ...{ method: 'post', path: '/submissions/:id/approve', id: 'approveFlash', tag: INTAKE, who: 'publish' },
    orOperator: true,
    summary: 'Lets a flash out that needs two people; another key of the publisher, or an operator',
    body: json('ApprovalIn', approvalSchema),
    answers: { 200: answer('The submission', 'Submission', submission) },
    errors: ['not_found', 'own_submission', 'flash_changed', 'already_released', 'already_ended'],
  },
  {
    ...{ method: 'post', path: '/submissions/:id/refuse', id: 'refuseFlash', tag: INTAKE, who: 'publish' },
    orOperator: true,
    summary: 'Ends a flash that waits for approval, with a reason that its publisher sees',
    body: json('RefusalIn', refusalSchema),
    answers: { 200: answer('The submission', 'Submission', submission) },
    errors: ['not_found', 'already_released', 'already_ended'],
  },
  {
    ...{ method: 'post', path: '/stories/preview', id: 'measureReach', tag: INTAKE, who: 'write' },
    summary: 'What a story would reach if it were published now; nothing is stored or sent',
    body: json('StoryIn', storyInSchema),
    answers: { 200: answer('The numbers', 'Reach', reach) },
    errors: ['too_many_requests', 'unavailable'],
  },
];
