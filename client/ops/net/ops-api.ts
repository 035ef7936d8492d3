import type { OpsHistory } from '../../../shared/contract/ops-history-shapes.ts';
import type { FailedJobs, OpsOverview, Replayed } from '../../../shared/contract/ops-shapes.ts';
import { encodePart } from '../../../shared/domain/well-formed.ts';
import { callApi } from './operator-call.ts';

/** Fetches the overview of the deployment. */
export function getOverview(): Promise<OpsOverview> {
  return callApi('GET', '/ops/overview');
}

/** Fetches failed jobs whose content or error contains the words. */
export function getFailedJobs(words: string): Promise<FailedJobs> {
  return callApi('GET', `/ops/jobs?${new URLSearchParams({ q: words })}`);
}

export function retryJob(queue: string, id: string): Promise<unknown> {
  return callApi('POST', `/ops/jobs/${queue}/${id}/retry`);
}

export function discardJob(queue: string, id: string): Promise<unknown> {
  return callApi('DELETE', `/ops/jobs/${queue}/${id}`);
}

export function switchQueue(queue: string, act: 'pause' | 'resume'): Promise<unknown> {
  return callApi('POST', `/queues/${queue}/${act}`);
}

/** Enqueues the unfinished submissions of a time window; with `failed`, also those that failed. */
export function replay(from: Date, to: Date, failed: boolean): Promise<Replayed> {
  return callApi('POST', '/ops/replay', { from: from.toISOString(), to: to.toISOString(), failed });
}

/** Fetches how the installation was doing in the last hours. */
export function getHistory(hours: number): Promise<OpsHistory> {
  return callApi('GET', `/ops/history?${new URLSearchParams({ hours: String(hours) })}`);
}

/** Hides a problem, by its key, for some hours. */
export function putDismissal(problem: string, reason: string, hours: number): Promise<unknown> {
  return callApi('PUT', dismissalOf(problem), { reason, hours });
}

/** Shows a dismissed problem again. */
export function deleteDismissal(problem: string): Promise<unknown> {
  return callApi('DELETE', dismissalOf(problem));
}

function dismissalOf(problem: string): string {
  return `/ops/problems/${encodePart(problem)}/dismissal`;
}
