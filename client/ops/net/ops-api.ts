import type { FailedJobs, OpsOverview, Replayed } from '../../../shared/wire/ops-shapes.ts';

const API = '/api/v1';

/** The server's answer was no; `status` 0 is that there was none. */
export class OpsRefused extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** How everything is. */
export function getOverview(): Promise<OpsOverview> {
  return call('GET', '/ops/overview');
}

/** What failed, by words in it or in its error. */
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

/** Enqueues what is open of a window; with `failed` also what failed. */
export function replay(from: Date, to: Date, failed: boolean): Promise<Replayed> {
  return call('POST', '/ops/replay', { from: from.toISOString(), to: to.toISOString(), failed });
}

async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const init =
    body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(API + path, { method, ...init }).catch(() => undefined);
  if (!answer) throw new OpsRefused(0, '');
  const text = await answer.text();
  const said = text === '' ? undefined : (JSON.parse(text) as unknown);
  if (!answer.ok) throw new OpsRefused(answer.status, (said as { detail?: string } | undefined)?.detail ?? '');
  return said as Answer;
}
