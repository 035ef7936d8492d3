import { type ReadonlySignal, signal } from '@preact/signals';
import type { PublisherProfile } from '../../shared/contract/publisher-shapes.ts';

/** The publisher whose page is open. */
export interface OpenPublisher {
  id: string;
  status: 'loading' | 'ready' | 'missing' | 'failed';
  /** The last one that was loaded. */
  profile?: PublisherProfile;
}

const open = signal<OpenPublisher | null>(null);

/** The publisher whose page is open, or was last. */
export const openedPublisher: ReadonlySignal<OpenPublisher | null> = open;

/** A publisher's page is opened; what is known of it stays. */
export function beginPublisher(id: string): void {
  if (open.peek()?.id !== id) open.value = { id, status: 'loading' };
}

/** Shows what was loaded, if the page is still open. */
export function showPublisher(profile: PublisherProfile): void {
  if (open.peek()?.id === profile.id) open.value = { id: profile.id, status: 'ready', profile };
}

/** There is no such publisher, or it could not be loaded; a profile on the page stays. */
export function failPublisher(id: string, status: 'missing' | 'failed'): void {
  const before = open.peek();
  if (before?.id === id && !before.profile) open.value = { id, status };
}
