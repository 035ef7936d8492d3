import { signal } from '@preact/signals';
import type { FailedJob } from '../../../shared/wire/ops-shapes.ts';

const found = signal<readonly FailedJob[]>([]);
const asked = signal('');
const said = signal('');

/** What failed and fits the words. */
export const failedJobs = found;
/** Words that are looked for. */
export const jobWords = asked;
/** What came of the operator's last act. */
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
