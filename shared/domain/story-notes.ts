/** What a publisher says about a story, beside its text; each is plain text of one line. */
export interface StoryNotes {
  /** Where it was written, as a dateline says it. */
  placeline?: string;
  copyright?: string;
  /** What others may do with the text. */
  usageTerms?: string;
  /** For readers. */
  editorNote?: string;
  /** What the last correction changed, and why. */
  correctionNote?: string;
}

export const NOTE_FIELDS = [
  'placeline',
  'copyright',
  'usageTerms',
  'editorNote',
  'correctionNote',
] as const satisfies (keyof StoryNotes)[];
