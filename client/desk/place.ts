import { type ReadonlySignal, signal } from '@preact/signals';

export const PARTS = ['write', 'drafts', 'live', 'submissions', 'feeds'] as const;
export type Part = (typeof PARTS)[number];

interface Place {
  part: Part;
  /** The coverage that is written. */
  coverageId?: string;
}

const current = signal<Place>(placeIn(location.hash) ?? { part: 'write' });

/** Where one is at the desk: kept in the address, so that it survives a reload. */
export const place: ReadonlySignal<Place> = current;

/** Goes to a part of the desk, or to a coverage. */
export function goTo(part: Part, coverageId?: string): void {
  current.value = { part, ...(coverageId !== undefined && { coverageId }) };
  const hash = coverageId === undefined ? `#${part}` : `#${part}/${coverageId}`;
  if (location.hash !== hash) location.hash = hash;
}

addEventListener('hashchange', () => {
  // The link to the content is no part.
  const next = placeIn(location.hash);
  const { part, coverageId } = current.peek();
  if (next && (next.part !== part || next.coverageId !== coverageId)) current.value = next;
});

function placeIn(hash: string): Place | undefined {
  const [name, coverageId] = hash.slice(1).split('/');
  const part = PARTS.find((known) => known === name);
  return part && { part, ...(part === 'live' && coverageId && { coverageId }) };
}
