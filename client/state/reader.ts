import { type ReadonlySignal, signal } from '@preact/signals';
import type { JoinCode, ReaderShape } from '../../shared/contract/reader-shapes.ts';

/** How well this browser and its reader's other devices agree. */
export type SyncState = 'synced' | 'syncing' | 'offline' | 'full';

const shown = signal<ReaderShape | null>(null);
const code = signal<JoinCode | null>(null);
const sync = signal<SyncState>('syncing');
const problem = signal<string | null>(null);
const ownName = signal<string | null>(null);

/** The reader of this browser, with all devices; null when unknown. */
export const reader: ReadonlySignal<ReaderShape | null> = shown;
/** The code with which another device can join now. */
export const joinCode: ReadonlySignal<JoinCode | null> = code;
/** Whether everything is sent. */
export const syncState: ReadonlySignal<SyncState> = sync;
/** The code of the error that the last action ended with. */
export const readerProblem: ReadonlySignal<string | null> = problem;
/** As whom this browser commented before it joined. */
export const formerName: ReadonlySignal<string | null> = ownName;

/** Shows a reader. */
export function showReader(next: ReaderShape | null): void {
  shown.value = next;
}

/** Shows a code; null hides it. */
export function showCode(next: JoinCode | null): void {
  code.value = next;
}

/** Shows whether everything is sent. */
export function showSync(next: SyncState): void {
  sync.value = next;
}

/** Shows why an action failed; null hides it. */
export function showProblem(next: string | null): void {
  problem.value = next;
}

/** Remembers as whom this browser comments, before it may change. */
export function showFormerName(next: string | null): void {
  ownName.value = next;
}
