import type { Priority } from './story.ts';

/** The properties of a story's revision that filters test. */
export interface MatchKeys {
  topics: string[];
  publisher: string;
  section: string | null;
  language: string | null;
  priority: Priority;
  /** The tokens of the text, each between single spaces; see `search/story-tokens.ts`. */
  words: string;
  /** When the story was released, ISO 8601; absent where the event itself releases it. */
  releasedAt?: string;
}
