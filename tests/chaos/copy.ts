/** A publisher's submissions about one story: revision after revision, each accepted before the next. */
export interface Copy {
  /** Unique within its round; its headline starts with it. */
  name: string;
  publisherId: string;
  topics: string[];
  /** Accepted headlines, in order. */
  headlines: string[];
  /** Accepted comments, in order. */
  comments: string[];
  /** The accepted reason of its retraction. */
  retracted?: string;
}
