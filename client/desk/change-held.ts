import type { Submission } from '../../shared/contract/http-shapes.ts';
import { changeSubmission } from './change-submission.ts';
import type { DeskFailure } from './desk-api.ts';
import { deskTexts } from './desk-texts.ts';
import { embargoUntil } from './draft-fields.ts';
import { fieldSentence } from './field-texts.ts';

/** True for a submission that waits for its embargo. */
export function isHeld({ status, releaseAt }: Submission): boolean {
  return status === 'queued' && releaseAt !== undefined && Date.parse(releaseAt) > Date.now();
}

/** Moves the embargo to the time in the field; an empty one releases now. Returns why that failed. */
export function reschedule(id: string, embargo: string): Promise<string | undefined> {
  return changeSubmission((api) => api.changeHeld(id, { embargoUntil: embargoUntil(embargo) }), problemOf);
}

/** Cancels a submission for good. Returns why that failed. */
export function cancelHeld(id: string, reason: string): Promise<string | undefined> {
  return changeSubmission((api) => api.cancelHeld(id, reason.trim()), problemOf);
}

/** Why a change was refused, in the words of the desk. */
export function heldProblem({ code, message }: DeskFailure): string {
  if (code === 'already_released') return deskTexts.alreadyReleased;
  return code === 'already_ended' ? deskTexts.alreadyEnded : message;
}

function problemOf(error: DeskFailure): string {
  return error.fields.length > 0 ? error.fields.map(fieldSentence).join(' ') : heldProblem(error);
}
