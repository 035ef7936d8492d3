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

/** Calls the API in the operator's session, with a file or with JSON; throws `OpsRefused`. */
export async function callApi<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(API + path, { method, ...(body !== undefined && contentOf(body)) }).catch(noAnswer);
  if (!answer) throw new OpsRefused(0, '');
  const text = await answer.text();
  const said = text === '' ? undefined : (JSON.parse(text) as unknown);
  if (!answer.ok) throw new OpsRefused(answer.status, (said as { detail?: string } | undefined)?.detail ?? '');
  return said as Answer;
}

/** A file goes as it is, under its own type. */
function contentOf(body: unknown): Pick<RequestInit, 'body' | 'headers'> {
  if (body instanceof Blob) return { headers: { 'Content-Type': body.type }, body };
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
