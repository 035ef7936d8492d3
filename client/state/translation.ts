import { signal } from '@preact/signals';

/** A story's headline and summary in the reader's language. */
export interface Translation {
  storyId: string;
  status: 'loading' | 'working' | 'ready' | 'failed';
  headline: string;
  summary: string | null;
}

/** The translation that the reader has asked for. */
export const translation = signal<Translation | null>(null);
