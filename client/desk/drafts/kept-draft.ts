import { readStored, writeStored } from '../../state/stored.ts';
import type { SavedFields } from './saved-fields.ts';

/** Kept for this tab only, until it is submitted: it survives a reload and a lost connection. */
const KEPT_AS = 'desk-draft';
const store = (): Storage => sessionStorage;

/** What is in the form, and where it belongs. */
export interface KeptDraft {
  publisherId: string;
  fields: SavedFields;
  storyId?: string | undefined;
  submissionId?: string | undefined;
  /** On the server: its id, and what was saved last. */
  id?: string | undefined;
  revision: number;
  saved: SavedFields;
}

/** Keeps what is in the form; undefined forgets it. */
export function keepDraft(kept: KeptDraft | undefined): void {
  writeStored(KEPT_AS, kept ?? null, store);
}

/** What this publisher had in the form before a reload. */
export function keptDraft(publisherId: string): KeptDraft | undefined {
  const kept = readStored(KEPT_AS, store) as Partial<KeptDraft> | null | undefined;
  if (!kept || kept.publisherId !== publisherId || typeof kept.fields !== 'object') return undefined;
  return { publisherId, revision: 0, saved: {}, ...kept } as KeptDraft;
}
