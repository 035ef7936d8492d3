import { type ReadonlySignal, signal } from '@preact/signals';
import type { RunningCoverage } from '../../shared/contract/coverage-shapes.ts';

const running = signal<readonly RunningCoverage[]>([]);

/** The newest live coverages that run. */
export const runningCoverages: ReadonlySignal<readonly RunningCoverage[]> = running;

/** Sets the coverages that run. */
export function showRunning(coverages: readonly RunningCoverage[]): void {
  running.value = coverages;
}
