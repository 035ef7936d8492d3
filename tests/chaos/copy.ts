/** What a publisher handed in about one story: revision after revision, each accepted before the next. */
export interface Copy {
  /** Names it within its round, and begins its headline. */
  name: string;
  publisherId: string;
  topics: string[];
  /** Accepted headlines, in order. */
  headlines: string[];
  /** Accepted comments, in order. */
  comments: string[];
  /** Accepted reason of its retraction. */
  retracted?: string;
}
