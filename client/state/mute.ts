import type { StoryCard } from '../../shared/domain/story.ts';

export const MUTE_KINDS = ['topic', 'publisher', 'storyline', 'words'] as const;
type MuteKind = (typeof MUTE_KINDS)[number];

/** A topic, publisher, storyline, word or phrase that the reader has muted for a while. */
export interface Mute {
  kind: MuteKind;
  /** A topic's slug, the id of a publisher or storyline, or folded words. */
  of: string;
  /** Its name as shown. */
  label: string;
  /** Milliseconds since 1970; null for no end. */
  until: number | null;
}

/** The label of the mute that hides a card; undefined when none does. */
export type MutedBy = (card: StoryCard) => string | undefined;
