import { type ReadonlySignal, signal } from '@preact/signals';

const told = signal<number | null>(0);

/** The version of the reader that the connection told of last; null once this device was signed out. */
export const toldVersion: ReadonlySignal<number | null> = told;

/** The reader has changed, here or on another device. */
export function hearVersion(version: number | null): void {
  told.value = version;
}
