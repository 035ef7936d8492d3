import { type ReadonlySignal, signal } from '@preact/signals';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

/** This browser among the devices of its reader. */
export interface Joined {
  /** Marks this browser in clocks. */
  browser: string;
  /** True until the reader has said what becomes of what this browser had before. */
  isAsking: boolean;
}

const NAME = 'joined';
const own = signal<Joined | null>(stored());

/** Null for a browser that keeps everything to itself. */
export const joined: ReadonlySignal<Joined | null> = own;

onStoredElsewhere(NAME, () => {
  own.value = stored();
});

/** Keeps that this browser has joined a reader, or with null that it has left. */
export function keepJoined(next: Joined | null): void {
  own.value = next;
  writeStored(NAME, next);
}

function stored(): Joined | null {
  const kept = readStored(NAME) as Partial<Joined> | null | undefined;
  if (typeof kept?.browser !== 'string') return null;
  return { browser: kept.browser, isAsking: kept.isAsking === true };
}
