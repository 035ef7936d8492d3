import { signal } from '@preact/signals';
import type { FailedJob } from '../../../shared/contract/ops-shapes.ts';

const found = signal<readonly FailedJob[]>([]);
const asked = signal('');
const said = signal('');

/** Failed jobs that match the search. */
export const failedJobs = found;
/** The words of the search. */
export const jobWords = asked;
/** The outcome of the operator's last action. */
export const outcome = said;

export function showJobs(jobs: readonly FailedJob[]): void {
  found.value = jobs;
}

export function askForJobs(words: string): void {
  asked.value = words;
}

export function sayOutcome(text: string): void {
  said.value = text;
}
