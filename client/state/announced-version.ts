import { type ReadonlySignal, signal } from '@preact/signals';

const announced = signal<number | null>(0);

/** The reader's version that the server announced last over the connection; null once this device was signed out. */
export const announcedVersion: ReadonlySignal<number | null> = announced;

/** Notes that the reader has changed, here or on another device. */
export function noteVersion(version: number | null): void {
  announced.value = version;
}
