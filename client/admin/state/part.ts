import { signal } from '@preact/signals';
import type { OwnPerson } from '../../../shared/contract/person-shapes.ts';

/** The parts of the administration, in their order. */
const PARTS = [
  'publishers',
  'keys',
  'people',
  'feeds',
  'topics',
  'sections',
  'takedown',
  'site',
  'audit',
  'you',
] as const;
export type Part = (typeof PARTS)[number];

/** The parts that the signed-in person may open. */
export function partsFor({ person, scopes }: OwnPerson): readonly Part[] {
  return PARTS.filter((name) => {
    if (name === 'you') return person !== null;
    return scopes.includes(name === 'topics' ? 'moderate' : 'admin') || scopes.includes('admin');
  });
}

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
