/** A correction or retraction of a story that is on the wire. */
export interface Correction {
  /** The story's id. */
  id: string;
  revision: number;
  isRetracted: boolean;
}

/** `GET /corrections`. */
export interface CorrectionsAnswer {
  /** In the order of the wire; of one story there may be several. */
  corrections: Correction[];
  /** From which to go on. */
  position: string;
  /** Whether there are more at once. */
  more: boolean;
}

/** How many readers who had opened an older revision have been told of a correction. */
export interface Recall {
  /** Readers who opened the story before this revision. */
  readers: number;
  informed: number;
}
