import type { FailedJobs, OpsOverview, Replayed } from '../../../shared/contract/ops-shapes.ts';
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

/** Fetches the overview of the deployment. */
export function getOverview(): Promise<OpsOverview> {
  return call('GET', '/ops/overview');
}

/** Fetches failed jobs whose content or error contains the words. */
export function getFailedJobs(words: string): Promise<FailedJobs> {
  return call('GET', `/ops/jobs?${new URLSearchParams({ q: words })}`);
}

export function retryJob(queue: string, id: string): Promise<unknown> {
  return call('POST', `/ops/jobs/${queue}/${id}/retry`);
}

export function discardJob(queue: string, id: string): Promise<unknown> {
  return call('DELETE', `/ops/jobs/${queue}/${id}`);
}

export function switchQueue(queue: string, act: 'pause' | 'resume'): Promise<unknown> {
  return call('POST', `/queues/${queue}/${act}`);
}

/** Enqueues the unfinished submissions of a time window; with `failed`, also those that failed. */
export function replay(from: Date, to: Date, failed: boolean): Promise<Replayed> {
  return call('POST', '/ops/replay', { from: from.toISOString(), to: to.toISOString(), failed });
}

async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const init =
    body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(API + path, { method, ...init }).catch(noAnswer);
  if (!answer) throw new OpsRefused(0, '');
  const text = await answer.text();
  const said = text === '' ? undefined : (JSON.parse(text) as unknown);
  if (!answer.ok) throw new OpsRefused(answer.status, (said as { detail?: string } | undefined)?.detail ?? '');
  return said as Answer;
}
