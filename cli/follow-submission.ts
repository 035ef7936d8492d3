import { setTimeout as delay } from 'node:timers/promises';
import type { Submission, SubmissionAccepted } from '../shared/contract/http-shapes.ts';
import type { SubmissionChanged } from '../shared/contract/submission-changed.ts';
import { encodePart } from '../shared/domain/well-formed.ts';
import { EXIT } from './cli-error.ts';
import type { ApiClient } from './http/api-client.ts';
import { note, print } from './output.ts';
import { describeSubmission, describeWarning, isHeld } from './submission-text.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** Limits the wait for a story published long ago, whose event may have been deleted. */
const ANNOUNCED_WITHIN_MS = 10_000;

/**
 * Polls with growing pauses until the submission is finished and its story on the wire; does not wait for an embargo.
 */
export async function followToEnd(api: ApiClient, id: string): Promise<Submission> {
  let patientUntil: number | undefined;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5)) {
    const submission = await api.send<Submission>({ method: 'GET', path: `/submissions/${encodePart(id)}` });
    const { status, receipt } = submission;
    if (status === 'published' && !receipt.announced) {
      patientUntil ??= Date.now() + ANNOUNCED_WITHIN_MS;
      if (Date.now() > patientUntil) return submission;
    } else if (status !== 'queued' || isHeld(submission)) return submission;
    await delay(pauseMs);
  }
}

/** Prints an accepted change, or with `wait` its outcome; the exit code tells whether it succeeded. */
export async function tellSubmission(
  api: ApiClient,
  accepted: SubmissionAccepted,
  { wait, json }: { wait?: boolean; json?: boolean },
): Promise<void> {
  const { id, status, warnings } = accepted;
  if (wait) return tell({ ...(await followToEnd(api, id)), ...(warnings && { warnings }) }, json === true);
  if (json) return print(JSON.stringify(accepted));
  warnings?.map(describeWarning).forEach(note);
  print(`submission ${id} is ${status}`);
}

/** Prints a submission; a rejected or failed one sets the exit code. */
export function tell(submission: SubmissionChanged, json: boolean): void {
  if (json) print(JSON.stringify(submission));
  else {
    submission.warnings?.map(describeWarning).forEach(note);
    describeSubmission(submission).forEach(print);
  }
  if (submission.status === 'rejected' || submission.status === 'failed') process.exitCode = EXIT.refused;
}
