import type { DraftField } from '../domain/draft.ts';

/** Somebody of the publisher who has a draft open. */
export interface DraftEditor {
  /** The name of the key; null without one. */
  name: string | null;
  /** Whether it is the caller's own key, in another window. */
  isYou: boolean;
}

/** A draft in the list. */
export interface DraftLine {
  id: string;
  storyId: string | null;
  /** Of a correction that leaves it alone, the story's. */
  headline: string;
  revision: number;
  changedAt: string;
  /** The name of the key that changed it last; null without one. */
  changedBy: string | null;
  /** When it is deleted, unless it is changed before. */
  expiresAt: string;
  editors: DraftEditor[];
}

/** A draft with what was typed. */
export interface DraftAnswer extends DraftLine {
  fields: { [Field in DraftField]?: string | undefined };
}

export interface DraftsPage {
  drafts: DraftLine[];
  /** What the publisher's drafts take, and the most that they may. */
  used: { drafts: number; bytes: number };
  most: { drafts: number; bytes: number };
}

/** What saving answers, and saying that one has it open. */
export type DraftState = Pick<DraftLine, 'id' | 'revision' | 'changedAt' | 'changedBy' | 'editors'>;
