import type { Submission } from '../../shared/contract/http-shapes.ts';
import { approvalTexts } from './approval-texts.ts';
import { changeSubmission } from './change-submission.ts';
import type { DeskFailure } from './desk-api.ts';
import { fieldSentence } from './field-texts.ts';

/** True for a flash that waits for a second person. */
export function isAwaiting({ status, approval }: Pick<Submission, 'status' | 'approval'>): boolean {
  return status === 'queued' && approval?.state === 'waiting';
}

/** Approves a flash as it was read. Returns why that failed. */
export function approve({ id, approval }: Submission): Promise<string | undefined> {
  return changeSubmission((api) => api.approveFlash(id, approval?.version ?? 0), problemOf);
}

/** Refuses a flash, with a reason. Returns why that failed. */
export async function refuse({ id }: Submission, reason: string): Promise<string | undefined> {
  if (reason.trim() === '') return approvalTexts.needsReason;
  return changeSubmission((api) => api.refuseFlash(id, reason.trim()), problemOf);
}

function problemOf({ code, fields, message }: DeskFailure): string {
  if (code === 'flash_changed') return approvalTexts.changed;
  if (code === 'own_submission') return approvalTexts.own;
  if (code === 'already_released' || code === 'already_ended') return approvalTexts.over;
  return fields.length > 0 ? fields.map(fieldSentence).join(' ') : message;
}
