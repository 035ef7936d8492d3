import { signal } from '@preact/signals';

/** The parts of the administration, in their order. */
export const PARTS = ['publishers', 'keys', 'feeds', 'topics', 'takedown', 'site', 'audit'] as const;
export type Part = (typeof PARTS)[number];

const shown = signal<Part>('publishers');
const said = signal('');

/** The part that is shown. */
export const part = shown;
/** The outcome of the last act. */
export const outcome = said;

export function showPart(next: Part): void {
  shown.value = next;
}

export function sayOutcome(text: string): void {
  said.value = text;
}
