import type { NewSentence } from '../domain/new-facts.ts';

/** What later reports of a storyline add to all before them. */
export interface StorylineNewsAnswer {
  /** The storyline's id, which is another one after a merge. */
  id: string;
  /** How many standing reports came after the position. */
  reports: number;
  /** The reports that add something, newest first. */
  news: ReportNews[];
}

/** What a report adds, in the order of its text. */
export interface ReportNews {
  storyId: string;
  publisher: { id: string; name: string };
  language: string | null;
  sentences: NewSentence[];
}
