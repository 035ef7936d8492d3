import { randomUUID } from 'node:crypto';
import type { BatchAccepted, IntakeWarning } from '../../shared/contract/http-shapes.ts';
import { EXIT } from '../cli-error.ts';
import type { ApiClient } from '../http/api-client.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Rejection, StoryText } from '../stories/read-stories.ts';

export interface AcceptedStory {
  line: number;
  /** The submission's id. */
  id: string;
  warnings?: IntakeWarning[];
}

export interface BatchOutcome {
  accepted: AcceptedStory[];
  rejected: Rejection[];
}

/** Submits one batch under its own key, so that repeating it after a lost response duplicates nothing. */
export async function postBatch(api: ApiClient, batch: StoryText[]): Promise<BatchOutcome> {
  const lineOf = (index: number): number => batch[index]?.line ?? 0;
  try {
    const answer = await api.send<BatchAccepted>({
      method: 'POST',
      path: '/stories',
      contentType: 'application/x-ndjson',
      idempotencyKey: randomUUID(),
      body: batch.map(({ json }) => `${json}\n`).join(''),
    });
    return {
      // A rejected story also has a submission, with its reason.
      accepted: answer.submissions
        .filter(({ status }) => status !== 'rejected')
        .map(({ index, id, warnings }) => ({ line: lineOf(index), id, ...(warnings && { warnings }) })),
      rejected: answer.errors.map(({ index, ...why }) => ({ line: lineOf(index), ...why })),
    };
  } catch (error) {
    if (error instanceof ApiProblem && error.exitCode === EXIT.refused) return refusedAsAWhole(batch, error);
    throw error;
  }
}

function refusedAsAWhole(batch: StoryText[], { problem, message }: ApiProblem): BatchOutcome {
  const why = { code: problem.code ?? `http_${problem.status}`, detail: message, errors: problem.errors ?? [] };
  return { accepted: [], rejected: batch.map(({ line }) => ({ line, ...why })) };
}
