import { noAnswer } from '../../../shared/domain/expected-failures.ts';

const API = '/api/v1';

/** A request that failed; `status` 0 means that there was no answer. */
export class OpsRefused extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Calls the API in the operator's session; throws `OpsRefused`. */
export async function callApi<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const init =
    body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(API + path, { method, ...init }).catch(noAnswer);
  if (!answer) throw new OpsRefused(0, '');
  const text = await answer.text();
  const said = text === '' ? undefined : (JSON.parse(text) as unknown);
  if (!answer.ok) throw new OpsRefused(answer.status, (said as { detail?: string } | undefined)?.detail ?? '');
  return said as Answer;
}
